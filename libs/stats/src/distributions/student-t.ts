import betainc from '@stdlib/math-base-special-betainc';

/**
 * P(|T| >= |t|) for Student's t with `df` degrees of freedom (any positive real): the regularised incomplete beta
 * function of df / (df + t^2) at (df/2, 1/2), or of its complement where that keeps more digits.
 * Throws RangeError unless df > 0.
 */
export function twoSidedP(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`Student's t has no ${df} degrees of freedom`);
  const square = t * t;
  if (square < 1) return 1 - betainc(square / (df + square), 0.5, df / 2);
  return betainc(df / (df + square), df / 2, 0.5);
}
