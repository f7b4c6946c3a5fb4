import { normalQuantile } from '../distributions/normal.js';
import { checkProportion } from './proportion.js';

/** `rate` = x / n with its 95 % limits; null where n is 0. */
export interface Rate {
  x: number;
  n: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
}

/**
 * Rate x / n with Wilson's 95 % score interval without continuity correction (Wilson 1927, Probable inference, the law
 * of succession, and statistical inference, J. Am. Stat. Assoc. 22, 209-212): the two roots of
 * (n + z^2) r^2 - (2x + z^2) r + x^2 / n = 0. The lower root comes from the product of both, so a small one keeps its
 * digits. 0 and 1 are exact ends at x = 0 and x = n. Throws RangeError as `checkProportion` does. O(1).
 */
export function wilsonInterval(x: number, n: number): Rate {
  checkProportion({ x, n });
  if (n === 0) return { x, n, rate: null, lower: null, upper: null };
  const z = normalQuantile(0.975);
  const square = z * z;
  const sum = 2 * x + square + z * Math.sqrt(square + (4 * x * (n - x)) / n);
  return {
    x,
    n,
    rate: x / n,
    lower: x === n ? n / (n + square) : (2 * x * x) / (n * sum),
    upper: x === n ? 1 : sum / (2 * (n + square)),
  };
}
