import { scaled } from '../ratio.js';
import type { JointCount } from '../tally-index.js';
import { classify, type ChangeCategory } from './classify.js';
import type { ChangeRule, RefusalReason } from './change-rule.js';

/** The joint counts of one arm at one visit (`CellParts.joint`). */
export interface ArmCounts {
  cell: (string | null)[];
  joint: readonly JointCount[];
}

/** `n` courses with these two scores, in points; `refused`: why they have no category. */
export interface ChangePair {
  pre: number;
  post: number;
  n: number;
  category: ChangeCategory | null;
  refused: RefusalReason | null;
}

/**
 * `n`: courses with both scores, the sum of `counts` and `refused`; `withoutBaseline`: with a score at the visit and
 * none before; `clinicalPre`: of the n, clinical at the baseline, who alone can recover; `ableToImprove`: of the n,
 * whose baseline the best score would be a reliable improvement on; null: no cut-off, or no best score given.
 */
export interface ArmChange {
  cell: (string | null)[];
  n: number;
  withoutBaseline: number;
  clinicalPre: number | null;
  ableToImprove: number | null;
  counts: Record<ChangeCategory, number>;
  refused: number;
  pairs: ChangePair[];
}

/**
 * The categories of each arm from its joint counts alone, each pair of scores classified once; `pairs` ascending by
 * pre, then post. `best`: the scale's best score in ticks, for who could improve at all. Throws RangeError on a
 * negative count. O(k log k), k counts.
 */
export const reliableChangeOf = (
  arms: readonly ArmCounts[],
  rule: ChangeRule,
  best: bigint | null = null,
): ArmChange[] => arms.map((arm) => armChange(arm, rule, best));

function armChange({ cell, joint }: ArmCounts, rule: ChangeRule, best: bigint | null): ArmChange {
  const total = {
    n: 0n,
    withoutBaseline: 0n,
    clinicalPre: 0n,
    ableToImprove: 0n,
    refused: 0n,
    recovered: 0n,
    improved: 0n,
    unchanged: 0n,
    deteriorated: 0n,
    harmed: 0n,
  };
  const pairs: ChangePair[] = [];
  for (const { baseline, tick, count } of [...joint].sort(byScores)) {
    if (count < 0n) throw new RangeError(`No courses are counted by ${count}`);
    if (baseline === null) {
      total.withoutBaseline += count;
      continue;
    }
    const change = classify(rule, baseline, tick);
    const refused = 'refused' in change ? change.refused : null;
    const category = 'refused' in change ? null : change.category;
    total.n += count;
    total[category ?? 'refused'] += count;
    if (!('refused' in change) && change.clinicalPre) total.clinicalPre += count;
    if (best !== null && couldImprove(rule, baseline, best)) total.ableToImprove += count;
    const points = (ticks: bigint) => scaled(ticks, rule.decimals);
    pairs.push({ pre: points(baseline), post: points(tick), n: Number(count), category, refused });
  }
  const { recovered, improved, unchanged, deteriorated, harmed } = total;
  return {
    cell,
    n: Number(total.n),
    withoutBaseline: Number(total.withoutBaseline),
    clinicalPre: rule.cutOff && Number(total.clinicalPre),
    ableToImprove: best === null ? null : Number(total.ableToImprove),
    counts: {
      recovered: Number(recovered),
      improved: Number(improved),
      unchanged: Number(unchanged),
      deteriorated: Number(deteriorated),
      harmed: Number(harmed),
    },
    refused: Number(total.refused),
    pairs,
  };
}

function couldImprove(rule: ChangeRule, baseline: bigint, best: bigint): boolean {
  const change = classify(rule, baseline, best);
  return !('refused' in change) && (change.category === 'recovered' || change.category === 'improved');
}

const byScores = (a: JointCount, b: JointCount): number =>
  inOrder(a.baseline ?? 0n, b.baseline ?? 0n) || inOrder(a.tick, b.tick);

const inOrder = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
