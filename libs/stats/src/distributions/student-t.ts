import betainc from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Quantile of Student's t distribution with `df` degrees of freedom (any positive real) at the probability `p`.
 * Throws RangeError outside 0 <= p <= 1 or df > 0.
 */
export function tQuantile(p: number, df: number): number {
  const value = quantile(p, df);
  if (Number.isNaN(value)) throw new RangeError(`Student's t has no quantile at p = ${p}, df = ${df}`);
  return value;
}

/**
 * Two-sided p, P(|T| >= |t|), of Student's t with `df` degrees of freedom (any positive real): the regularised
 * incomplete beta function I(df / (df + t^2); df / 2, 1 / 2), NIST DLMF 8.17. Throws RangeError unless t is finite and
 * df finite and positive. O(1).
 */
export function tTwoSidedP(t: number, df: number): number {
  const square = t * t;
  if (!Number.isFinite(t) || !(df > 0 && df < Infinity))
    throw new RangeError(`Student's t has no p at t = ${t}, df = ${df}`);
  // Each argument of I is passed as the quotient that keeps its digits: df / (df + t^2) has none left near 1.
  if (square < 1) return 1 - betainc(square / (df + square), 0.5, df / 2, true, false);
  if (square < df) return betainc(square / (df + square), 0.5, df / 2, true, true);
  return betainc(df / (df + square), df / 2, 0.5, true, false);
}
