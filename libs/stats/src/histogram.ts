import { cellParts, type TallyIndex } from './tally-index.js';

/** Pairs of [tick, count], ascending by tick, each tick once. */
export type Histogram = [tick: bigint, count: bigint][];

/** How many courses of the cell have each score at the visit, with or without a baseline. O(k log k), k entries. */
export function scoreHistogram(index: TallyIndex, cell: (string | null)[], visit: number): Histogram {
  const joint = cellParts(index, cell).joint.get(visit) ?? [];
  return histogram(joint.map(({ tick, count }) => [tick, count]));
}

/** How many courses of the cell have each change (visit - baseline), where both exist. O(k log k), k entries. */
export function changeHistogram(index: TallyIndex, cell: (string | null)[], visit: number): Histogram {
  const joint = cellParts(index, cell).joint.get(visit) ?? [];
  return histogram(
    joint.flatMap(({ baseline, tick, count }) => (baseline === null ? [] : [[tick - baseline, count]])),
  );
}

/** The number of courses in a histogram. */
export const histogramSize = (counts: Histogram): bigint => counts.reduce((n, [, count]) => n + count, 0n);

function histogram(counts: [bigint, bigint][]): Histogram {
  const total = new Map<bigint, bigint>();
  for (const [tick, count] of counts) total.set(tick, (total.get(tick) ?? 0n) + count);
  return [...total].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
