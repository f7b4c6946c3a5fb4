import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * Upper tail P(X > x) of the chi-square distribution with `df` degrees of freedom (any positive real): the regularised
 * upper incomplete gamma function Q(df / 2, x / 2), NIST DLMF 8.2.4. Throws RangeError unless x >= 0 and df > 0, both
 * finite. O(1).
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (!(x >= 0 && x < Infinity && df > 0 && df < Infinity))
    throw new RangeError(`Chi-square has no upper tail at x = ${x}, df = ${df}`);
  return gammainc(x / 2, df / 2, true, true);
}
