import { noncentralityInterval } from './distributions/noncentrality-interval.js';
import gammaln from '@stdlib/math-base-special-gammaln';

/** Standardised difference of two means; `lower`, `upper`: 95 % interval from the noncentral t distribution. */
export interface HedgesG {
  g: number;
  d: number;
  /** What takes Cohen's d to Hedges' g. */
  j: number;
  sdPooled: number;
  lower: number;
  upper: number;
}

/**
 * Hedges (1981): g = J d with d = difference / pooled SD and exact J = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)),
 * m = n1 + n2 - 2. Interval: the noncentralities at which t has its 97.5 % and 2.5 % point, times sqrt(1/n1 + 1/n2)
 * and J. Null where the pooled SD is 0. Null interval is never given: it is solved to 1e-13.
 */
export function hedgesG(difference: number, sdPooled: number, n1: number, n2: number): HedgesG | null {
  if (!(sdPooled > 0)) return null;
  const m = n1 + n2 - 2;
  const j = smallSampleFactor(m);
  const d = difference / sdPooled;
  const scale = Math.sqrt(1 / n1 + 1 / n2);
  const { lower, upper } = noncentralityInterval(d / scale, m);
  return { g: j * d, d, j, sdPooled, lower: j * scale * lower, upper: j * scale * upper };
}

/**
 * Exact J; from a thousand degrees of freedom on, where the difference of logarithms loses digits, by the asymptotic
 * series of Gamma(x + 1/2) / Gamma(x) (its next term is below 1e-16).
 */
export function smallSampleFactor(m: number): number {
  if (m > 1000) {
    const x = (m - 1) / 2;
    const series = 1 - 1 / (8 * x) + 1 / (128 * x ** 2) + 5 / (1024 * x ** 3) - 21 / (32768 * x ** 4);
    return Math.sqrt((m - 1) / m) * series;
  }
  return Math.exp(gammaln(m / 2) - gammaln((m - 1) / 2)) / Math.sqrt(m / 2);
}
