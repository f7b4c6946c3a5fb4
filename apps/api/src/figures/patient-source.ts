import type {
  ExpectedCourse,
  ExpectedVisit,
  Flag,
  Instrument,
  PatientCurve,
  SymptomPoint,
  Timeline,
} from '#contracts';

/** What is known of one patient in one series, all read at the same revision. */
export interface PatientSource {
  patientId: string;
  timeline: Timeline;
  curve: PatientCurve;
  /** The visits that the protocols of the patient's courses ask for. */
  visits: ExpectedVisit[];
  /** Of the forms of the series. */
  symptoms: SymptomPoint[];
  instrument: Instrument;
  /** What the model of a cohort expects; null: none was asked for. */
  expected: Omit<ExpectedCourse, 'reading'> | null;
  /** What the forms of the series raised, by the assessment's id. */
  flags: ReadonlyMap<string, readonly Pick<Flag, 'text'>[]>;
}
