import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

/**
 * Distribution function of the standard normal: erfc(-x / sqrt 2) / 2, so its lower tail keeps its digits.
 * The upper tail is `normalCdf(-x)`. Throws RangeError where x is no number. O(1).
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('The normal distribution function needs a number');
  return erfc(-x * Math.SQRT1_2) / 2;
}

/** Quantile of the standard normal at the probability `p`, 0 < p < 1, else RangeError. O(1). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`The normal has no quantile at p = ${p}`);
  // 1 - p is exact from a half on, and 2p exact always.
  return p < 0.5 ? -Math.SQRT2 * erfcinv(2 * p) : Math.SQRT2 * erfcinv(2 * (1 - p));
}
