import { changeHistogram, histogramSize, scoreHistogram, type Histogram } from './histogram.js';
import { summarise, type MeanInterval } from './mean-interval.js';
import { changeMoments, countCourses, visitMoments, type Moments } from './moments.js';
import { quantile } from './quantile.js';
import { cellParts, listCells, readTally, type TallyIndex } from './tally-index.js';
import type { Tally } from './tally.js';

/**
 * `visits`: how many; `baseline`: the index of one; `decimals`: a tick is 10^-decimals points;
 * `cells`: every cell the tally may hold, in the order in which the groups are wanted.
 */
export interface CohortShape {
  visits: number;
  baseline: number;
  decimals: number;
  cells: (string | null)[][];
}

export interface ObservedChange extends MeanInterval {
  median: number | null;
}

/** All in points. `change`: from baseline, over the courses with both scores; null at the baseline visit. */
export interface ObservedVisit extends MeanInterval {
  median: number | null;
  q1: number | null;
  q3: number | null;
  min: number | null;
  max: number | null;
  change: ObservedChange | null;
}

/** `n`: courses in the group, those without any score included. */
export interface ObservedGroup {
  cell: (string | null)[];
  n: number;
  visits: ObservedVisit[];
}

/**
 * What was observed in each group at each visit, missing scores left out. Method: docs/methods/observed.md.
 * Throws RangeError where the tally does not fit the shape (a cell not listed, another number of visits, no such
 * baseline) or contradicts itself. O(entries log entries + visits * blocks).
 */
export function observedGroups(tally: Tally, shape: CohortShape): ObservedGroup[] {
  const index = readTally(tally);
  checkShape(index, shape);
  return shape.cells.map((cell) => ({
    cell,
    n: Number(countCourses(index, cell)),
    visits: Array.from({ length: shape.visits }, (_, visit) => observeVisit(index, cell, visit, shape)),
  }));
}

function observeVisit(
  index: TallyIndex,
  cell: (string | null)[],
  visit: number,
  { baseline, decimals }: CohortShape,
): ObservedVisit {
  const moments = visitMoments(index, cell, visit);
  const scores = sameSize(scoreHistogram(index, cell, visit), moments);
  const at = (quarters: bigint) => quantile(scores, quarters, 4n, decimals);
  return {
    ...summarise(moments, decimals),
    median: at(2n),
    q1: at(1n),
    q3: at(3n),
    min: at(0n),
    max: at(4n),
    change: visit === baseline ? null : observeChange(index, cell, visit, baseline, decimals),
  };
}

function observeChange(
  index: TallyIndex,
  cell: (string | null)[],
  visit: number,
  baseline: number,
  decimals: number,
): ObservedChange {
  const moments = changeMoments(index, cell, baseline, visit);
  const changes = sameSize(changeHistogram(index, cell, visit), moments);
  return { ...summarise(moments, decimals), median: quantile(changes, 1n, 2n, decimals) };
}

/** Blocks and joint counts tell the same courses: where they differ the tally is damaged. */
function sameSize(counts: Histogram, { n }: Moments): Histogram {
  const size = histogramSize(counts);
  if (size !== n)
    throw new RangeError(`The tally contradicts itself: ${n} scores in blocks, ${size} in counts`);
  return counts;
}

function checkShape(index: TallyIndex, { visits, baseline, cells }: CohortShape): void {
  if (!Number.isInteger(baseline) || baseline < 0 || baseline >= visits)
    throw new RangeError(`There is no baseline visit ${baseline} among ${visits} visits`);
  const listed = new Set(cells.map((cell) => JSON.stringify(cell)));
  for (const cell of listCells(index)) {
    const name = JSON.stringify(cell);
    if (!listed.has(name)) throw new RangeError(`The tally has a cell that the shape does not list: ${name}`);
    for (const { pattern } of cellParts(index, cell).blocks)
      if (pattern.length !== visits)
        throw new RangeError(`The tally has ${pattern.length} visits where the shape has ${visits}`);
  }
}
