import type { ChangeIndex } from './change-index.js';
import type { Fraction } from './fraction.js';
import type { Better, NormCutOff } from './norm-cut-off.js';

/**
 * What counts as reliable: at least so many points, or at least so many percent of the baseline (both inclusive, as
 * published), or an index strictly beyond the critical value.
 */
export type ReliableThreshold =
  | { by: 'points'; atLeast: Fraction }
  | { by: 'percent'; atLeast: Fraction }
  | { by: 'index'; index: ChangeIndex };

/**
 * Published: functional is a score beyond `at` towards the better end, or on it where `inclusive`; every other score
 * is clinical. By norms: functional and clinical are strictly beyond; a score on the cut-off is neither.
 */
export type CutOff =
  { by: 'published'; at: Fraction; inclusive: boolean } | { by: 'norms'; norms: NormCutOff };

/** A profile made ready for one scale; `decimals`: a tick is 10^-decimals points; no cut-off: null. */
export interface ChangeRule {
  key: string;
  version: number;
  better: Better;
  decimals: number;
  reliable: ReliableThreshold;
  cutOff: CutOff | null;
}

/**
 * `other instrument`: the profile is not for it; `no parameters`: a formula needs them; `no baseline norms`: fewer than
 * two courses with both scores; `no spread`: all baselines are equal; `no functional norms`: cut-offs b and c need
 * them; `functional norms not better`: they are at or beyond the clinical mean on the worse side; `zero baseline`: a
 * percentage of nothing.
 */
export type RefusalReason =
  | 'other instrument'
  | 'no parameters'
  | 'no baseline norms'
  | 'no spread'
  | 'no functional norms'
  | 'functional norms not better'
  | 'zero baseline';

/** An answer that cannot be had, and why. */
export interface RefusedChange {
  refused: RefusalReason;
}
