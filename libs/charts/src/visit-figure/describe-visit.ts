import type { MeanCurveVisit, ScoreScale } from '../figure.js';

/** The numbers of one visit in words; `mean` is what they are the mean of. */
export function describeVisit(
  { label, n, mean, se, lower, upper }: MeanCurveVisit,
  score: ScoreScale,
  what = 'mean',
): string {
  if (mean === null) return `${label}: n ${n}, no ${what}`;
  const written = (value: number): string => value.toFixed(decimalsFor(score));
  const spread = se === null ? 'no SE' : `SE ${written(se)}`;
  const interval =
    lower === null || upper === null ? '' : `, interval ${written(lower)} to ${written(upper)}`;
  return `${label}: n ${n}, ${what} ${written(mean)}, ${spread}${interval}`;
}

/** Enough digits to tell a thousandth of the scale. */
export function decimalsFor({ min, max }: ScoreScale): number {
  const range = max - min;
  return range > 0 ? Math.min(15, Math.max(0, Math.ceil(3 - Math.log10(range)))) : 2;
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
