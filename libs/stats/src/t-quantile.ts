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
