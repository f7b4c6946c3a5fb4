/** What the three figures of one patient share. Times are elapsed, in `unit`, since `startAt`. */
export interface PatientFigureBase {
  /** For example "PCL-5 (past week) of one patient". */
  title: string;
  score: PatientScore;
  usermeta: PatientProvenance;
  /** Further sentences for the note under the figure, as plain text. */
  notes: string[];
  /** ISO instant of the first infusion; null where there is none. */
  zeroAt: string | null;
  /** ISO instant of time 0: `zeroAt`, else the first entry with a time; null where nothing has a time. */
  startAt: string | null;
  /** Minutes from UTC at the clinic at time 0. */
  offset: number;
  unit: TimeUnit;
}

export type TimeUnit = 'hours' | 'days';

/** `min` and `max` are the ends of the scale, in points; `recall`: in words, such as "past week". */
export interface PatientScore {
  name: string;
  min: number;
  max: number;
  better: 'lower' | 'higher';
  recall: string | null;
}

/** Whose entries these are, up to which revision, and whether newer ones wait to be worked in. */
export interface PatientProvenance {
  patient: string;
  series: string;
  revision: number;
  current: boolean;
  asOf: string;
}

export interface InfusionMark {
  time: number;
  number: number;
  phase: InfusionPhase;
}
export type InfusionPhase = 'induction' | 'booster';

export interface Dose {
  drug: string;
  route: string;
  doseMg: number | null;
  doseMgPerKg: number | null;
}

export interface TrajectoryFigure extends PatientFigureBase {
  points: TrajectoryPoint[];
  infusions: TrajectoryInfusion[];
  visits: TrajectoryVisit[];
  treatments: TrajectoryTreatment[];
  /** Which series there are to choose from; for the reader's switch, not drawn. */
  offered: OfferedSeries[];
  /** What a cohort's model expects of this patient; absent or null where there is none. */
  expected?: ExpectedBand | null;
}

/**
 * Of which cohort, of how many patients, treated from when to when (dates on the calendar); its points in time; and the
 * last visit that was judged. Limits that lie beyond the scale have been moved to its ends.
 */
export interface ExpectedBand {
  cohort: string;
  n: number;
  from: string;
  to: string;
  points: ExpectedPoint[];
  verdict: ExpectedVerdict | null;
}

/** The prediction of one score at a visit: its middle and the limits that hold one half and 80 % of such scores. */
export interface ExpectedPoint {
  visit: string;
  label: string;
  time: number;
  estimate: number;
  lower50: number;
  upper50: number;
  lower80: number;
  upper80: number;
}

/** `text`: in words what the category means, such as the share of patients on course with a score so bad. */
export interface ExpectedVerdict {
  visit: string;
  label: string;
  category: 'on course' | 'watch' | 'off course';
  text: string;
}

/** One form. Without a time it cannot be drawn; `flags`: what a person has to look at, whatever the total. */
export interface TrajectoryPoint {
  assessmentId: string;
  at: string | null;
  time: number | null;
  total: number | null;
  visit: string | null;
  used: boolean;
  reason: string | null;
  flags: string[];
}

/** Vital signs are the worst of the infusion's readings, `dissociation` its highest CADSS-6. */
export interface TrajectoryInfusion extends InfusionMark, Dose {
  id: string;
  at: string;
  until: string | null;
  systolic: number | null;
  diastolic: number | null;
  heartRate: number | null;
  oxygenSaturation: number | null;
  dissociation: number | null;
}

/** Window and target of a visit as times; `infusion`: 0 unless every infusion has visits of its own. */
export interface TrajectoryVisit {
  visit: string;
  label: string;
  opens: number;
  target: number;
  closes: number;
  state: 'observed' | 'missed' | 'open' | 'upcoming';
  infusion: number;
}

/** `time` to `until`; `until` is null where no end is recorded. */
export interface TrajectoryTreatment {
  id: string;
  kind: 'psychotherapy' | 'medication' | 'other';
  phase: 'preparation' | 'with-infusion' | 'integration' | 'unrelated' | null;
  name: string;
  at: string;
  time: number;
  until: number | null;
}

export interface OfferedSeries {
  series: string;
  name: string;
  recall: string | null;
  n: number;
}

export interface SymptomsFigure extends PatientFigureBase {
  panels: SymptomPanel[];
  points: SymptomsPoint[];
  infusions: InfusionMark[];
}

/** `min` and `max`: the ends of the subscale, in points. */
export interface SymptomPanel {
  key: string;
  name: string;
  min: number;
  max: number;
}

/** `values` by the panels' keys; null where the form does not give the subscale. */
export interface SymptomsPoint {
  assessmentId: string;
  time: number | null;
  at: string | null;
  visit: string | null;
  values: Record<string, number | null>;
}

export interface InfusionsFigure extends PatientFigureBase {
  infusions: InfusionChange[];
}

/** `offset`: minutes from UTC at the clinic at that time; `pre`: the last score before the infusion. */
export interface InfusionChange extends Dose {
  number: number;
  phase: InfusionPhase;
  at: string;
  offset: number;
  pre: number | null;
  preAt: string | null;
  visits: InfusionChangeVisit[];
}

/** `change`: `total` minus the score before; null where either is missing. */
export interface InfusionChangeVisit {
  visit: string;
  label: string;
  hours: number | null;
  total: number | null;
  change: number | null;
}
