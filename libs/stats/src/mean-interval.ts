import type { Moments } from './moments.js';
import { ratio, rootOfRatio } from './ratio.js';
import { tQuantile } from './distributions/student-t.js';

/** In points; null where `n` does not allow it (mean: n >= 1, the others: n >= 2). */
export interface MeanInterval {
  n: number;
  mean: number | null;
  sd: number | null;
  se: number | null;
  lower: number | null;
  upper: number | null;
}

/**
 * Mean, sample SD (divisor n - 1), standard error and two-sided 95 % Student t interval from exact moments.
 * With D = n sum y^2 - (sum y)^2, exact: SD = sqrt(D / (n (n - 1))), SE = sqrt(D / (n^2 (n - 1))),
 * interval = mean -+ t(0.975, n - 1) SE (Student 1908). `decimals`: a tick is 10^-decimals points.
 * Throws RangeError on moments that no numbers have (n < 0 or D < 0). O(1).
 */
export function summarise({ n, sum, sumOfSquares }: Moments, decimals: number): MeanInterval {
  const deviance = n * sumOfSquares - sum * sum;
  if (n < 0n || deviance < 0n)
    throw new RangeError(`No numbers have n ${n}, sum ${sum} and sum of squares ${sumOfSquares}`);
  const none = { mean: null, sd: null, se: null, lower: null, upper: null };
  if (n === 0n) return { n: 0, ...none };
  const unit = 10n ** BigInt(decimals);
  const mean = ratio(sum, n * unit);
  if (n === 1n) return { n: 1, ...none, mean };
  const divisor = n * (n - 1n) * unit * unit;
  const se = rootOfRatio(deviance, n * divisor);
  const margin = tQuantile(0.975, Number(n - 1n)) * se;
  return {
    n: Number(n),
    mean,
    sd: rootOfRatio(deviance, divisor),
    se,
    lower: mean - margin,
    upper: mean + margin,
  };
}
