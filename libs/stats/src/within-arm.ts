import { changeMoments, pairedMoments, type Moments } from './moments.js';
import { ratio, rootOfRatio } from './ratio.js';
import { tQuantile, tTwoSidedP } from './distributions/student-t.js';
import type { TallyIndex } from './tally-index.js';

/**
 * Change from baseline inside one arm, over the patients seen at both, in points. `dAv`: the change over the mean of
 * the two variances' root; `dZ`: over the SD of the change: two numbers that must not be confused. Null where there is
 * no spread. Without another arm neither says what the treatment did.
 */
export interface WithinArm {
  n: number;
  estimate: number | null;
  se: number | null;
  df: number | null;
  lower: number | null;
  upper: number | null;
  t: number | null;
  p: number | null;
  dAv: number | null;
  dZ: number | null;
}

/**
 * The paired t test and two standardised changes (Cumming 2012 for d_av; Cohen 1988 for d_z) from exact moments.
 * Throws RangeError on a visit the tally does not have. O(blocks).
 */
export function withinArm(
  index: TallyIndex,
  cell: (string | null)[],
  visit: number,
  decimals: number,
): WithinArm {
  const { before, after } = pairedMoments(index, cell, 0, visit);
  return standardisedChange(changeMoments(index, cell, 0, visit), before, after, decimals);
}

export function standardisedChange(
  change: Moments,
  before: Moments,
  after: Moments,
  decimals: number,
): WithinArm {
  const n = change.n;
  const unit = 10n ** BigInt(decimals);
  const estimate = n === 0n ? null : ratio(change.sum, n * unit);
  const none = { se: null, df: null, lower: null, upper: null, t: null, p: null, dAv: null, dZ: null };
  if (n < 2n || estimate === null) return { n: Number(n), estimate, ...none };
  const deviance = ({ sum, sumOfSquares }: Moments): bigint => n * sumOfSquares - sum * sum;
  const divisor = n * (n - 1n) * unit * unit;
  const sd = rootOfRatio(deviance(change), divisor);
  const average = rootOfRatio(deviance(before) + deviance(after), 2n * divisor);
  const se = rootOfRatio(deviance(change), n * divisor);
  const df = Number(n - 1n);
  const margin = tQuantile(0.975, df) * se;
  const t = se > 0 ? estimate / se : null;
  return {
    n: Number(n),
    estimate,
    se,
    df,
    lower: estimate - margin,
    upper: estimate + margin,
    t,
    p: t === null ? null : tTwoSidedP(t, df),
    dAv: average > 0 ? estimate / average : null,
    dZ: sd > 0 ? estimate / sd : null,
  };
}
