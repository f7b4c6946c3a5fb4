import type { MeanCurveVisit } from '../figure.js';

export type Bars = 'se' | 'ci';

export interface BarEnds {
  barLower: number | null;
  barUpper: number | null;
}

/** The ends that are drawn: mean -+ SE, or the 95 % t interval. One score has neither, so it gets no bar. */
export function barEnds({ n, mean, se, lower, upper }: MeanCurveVisit, bars: Bars): BarEnds {
  const none = { barLower: null, barUpper: null };
  if (n < 2 || mean === null) return none;
  if (bars === 'ci') return lower === null || upper === null ? none : { barLower: lower, barUpper: upper };
  return se === null ? none : { barLower: mean - se, barUpper: mean + se };
}
