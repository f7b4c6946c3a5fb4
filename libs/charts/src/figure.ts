import type { FlowGroup } from './flow-group.js';

/** The numbers of one figure: everything a chart, a table or a description of it may say, and no more. */
export interface MeanCurveFigure {
  /** For example "PTSD-RI child form: mean by visit". */
  title: string;
  score: ScoreScale;
  usermeta: FigureProvenance;
  /** In the order of the answer; the first is the reference. */
  groups: MeanCurveGroup[];
  /** Who was treated and who was still seen. */
  flow: FlowGroup[];
  /** False for a single group, whose change has nothing to be compared with. */
  hasControl: boolean;
  /** Further sentences for the note under the figure, as plain text. */
  notes: string[];
}

/** `min` and `max` are the ends of the instrument's scale, in points. */
export interface ScoreScale {
  name: string;
  min: number;
  max: number;
  better: 'lower' | 'higher';
}

/** Which tally the numbers come from, and whether newer scores wait to be worked in. */
export interface FigureProvenance {
  tally: string;
  cohort: string;
  asOf: string;
  current: boolean;
}

/** `n` counts all courses of the group; `lost` those without any score at the last visit that is due. */
export interface MeanCurveGroup {
  arm: string | null;
  n: number;
  lost: number;
  /** In protocol order. */
  visits: MeanCurveVisit[];
}

/** In points; `lower` and `upper` are the 95 % t interval of the mean; null where not estimable. */
export interface MeanCurveVisit {
  visit: string;
  label: string;
  /** From the protocol's anchor; null where the protocol gives none. */
  hours: number | null;
  n: number;
  mean: number | null;
  se: number | null;
  lower: number | null;
  upper: number | null;
}

/**
 * The same for change from baseline: `mean`, `se`, `lower` and `upper` of a visit are of the change since each patient's
 * own baseline, `n` the patients with both scores. The first visit is the baseline: no change, and no spread.
 */
export type ChangeFigure = MeanCurveFigure;
