import { changeMoments, visitMoments, type Moments } from './moments.js';
import { hedgesG, type HedgesG } from './hedges-g.js';
import { ratio, rootOfRatio } from './ratio.js';
import { tQuantile, tTwoSidedP } from './distributions/student-t.js';
import type { TallyIndex } from './tally-index.js';

/** A difference of two means with its 95 % interval; t, p: against zero; null where not estimable. */
export interface DifferenceInterval {
  se: number | null;
  df: number | null;
  lower: number | null;
  upper: number | null;
  t: number | null;
  p: number | null;
}

/** Arm minus reference, in points. `why`: the reason where it cannot be told. */
export interface MeanDifference {
  n: number;
  nReference: number;
  estimate: number | null;
  welch: DifferenceInterval;
  pooled: DifferenceInterval;
  hedges: HedgesG | null;
  why: string | null;
}

const none: DifferenceInterval = { se: null, df: null, lower: null, upper: null, t: null, p: null };

/**
 * Difference of the means of two independent samples from exact moments. Welch (1947): SE^2 = s1^2/n1 + s2^2/n2 with
 * Satterthwaite's degrees of freedom; pooled: Student's t with n1 + n2 - 2. Needs two scores in each arm and some
 * variation. Throws RangeError on moments that no numbers have. O(1).
 */
export function meanDifference(arm: Moments, reference: Moments, decimals: number): MeanDifference {
  const unit = 10n ** BigInt(decimals);
  const [a, b] = [spreadOf(arm), spreadOf(reference)];
  const sizes = { n: Number(arm.n), nReference: Number(reference.n) };
  if (arm.n === 0n || reference.n === 0n)
    return { ...sizes, estimate: null, welch: none, pooled: none, hedges: null, why: 'an arm has no score' };
  const estimate = ratio(arm.sum * reference.n - reference.sum * arm.n, arm.n * reference.n * unit);
  if (arm.n < 2n || reference.n < 2n)
    return {
      ...sizes,
      estimate,
      welch: none,
      pooled: none,
      hedges: null,
      why: 'an arm has a single score, so its spread cannot be told',
    };
  if (a === 0n && b === 0n)
    return {
      ...sizes,
      estimate,
      welch: none,
      pooled: none,
      hedges: null,
      why: 'no score differs from another in its arm, so there is no spread to judge the difference by',
    };
  const total = arm.n + reference.n - 2n;
  // Variances s^2 = D / (n (n - 1)), D the deviance n sum y^2 - (sum y)^2; over n for the mean's.
  const [u, v] = [arm.n * arm.n * (arm.n - 1n), reference.n * reference.n * (reference.n - 1n)];
  const se = rootOfRatio(a * v + b * u, u * v * unit * unit);
  const numerator = (a * v + b * u) ** 2n * (arm.n - 1n) * (reference.n - 1n);
  const denominator = (a * v) ** 2n * (reference.n - 1n) + (b * u) ** 2n * (arm.n - 1n);
  const df = ratio(numerator, denominator);
  const pooledSquares = a * reference.n + b * arm.n;
  const pooledSd = rootOfRatio(pooledSquares, arm.n * reference.n * total * unit * unit);
  const pooledSe = rootOfRatio(
    pooledSquares * (arm.n + reference.n),
    arm.n * arm.n * reference.n * reference.n * total * unit * unit,
  );
  return {
    ...sizes,
    estimate,
    welch: interval(estimate, se, df),
    pooled: interval(estimate, pooledSe, Number(total)),
    hedges: hedgesG(estimate, pooledSd, sizes.n, sizes.nReference),
    why: null,
  };
}

/** n sum y^2 - (sum y)^2, exact. */
function spreadOf({ n, sum, sumOfSquares }: Moments): bigint {
  const deviance = n * sumOfSquares - sum * sum;
  if (n < 0n || deviance < 0n)
    throw new RangeError(`No numbers have n ${n}, sum ${sum} and sum of squares ${sumOfSquares}`);
  return deviance;
}

function interval(estimate: number, se: number, df: number): DifferenceInterval {
  const margin = tQuantile(0.975, df) * se;
  const t = estimate / se;
  return { se, df, lower: estimate - margin, upper: estimate + margin, t, p: tTwoSidedP(t, df) };
}

type Cell = (string | null)[];

/** Difference of the scores of two cells at a visit. As `meanDifference`. O(blocks). */
export const scoreDifference = (
  index: TallyIndex,
  arm: Cell,
  reference: Cell,
  visit: number,
  decimals: number,
): MeanDifference =>
  meanDifference(visitMoments(index, arm, visit), visitMoments(index, reference, visit), decimals);

/** Difference of the changes from baseline (visit 0) of two cells. As `meanDifference`. O(blocks). */
export const changeDifference = (
  index: TallyIndex,
  arm: Cell,
  reference: Cell,
  visit: number,
  decimals: number,
): MeanDifference =>
  meanDifference(changeMoments(index, arm, 0, visit), changeMoments(index, reference, 0, visit), decimals);
