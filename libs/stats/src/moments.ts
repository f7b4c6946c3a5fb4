import { blockEntry } from './course-tally.js';
import { cellParts, type Block, type TallyIndex } from './tally-index.js';

/** Count, sum and sum of squares of a set of numbers, exact, in ticks and ticks squared. */
export interface Moments {
  n: bigint;
  sum: bigint;
  sumOfSquares: bigint;
}

type Cell = (string | null)[];

/** Courses in the cell, with or without scores. O(blocks). */
export function countCourses(index: TallyIndex, cell: Cell): bigint {
  return cellParts(index, cell).blocks.reduce((n, block) => n + read(block, blockEntry.count), 0n);
}

/** Moments of the scores at a visit. Throws RangeError on a visit the tally does not have. O(blocks). */
export function visitMoments(index: TallyIndex, cell: Cell, visit: number): Moments {
  return addBlocks(index, cell, [visit], (block) => ({
    n: read(block, blockEntry.count),
    sum: read(block, blockEntry.sum(visit)),
    sumOfSquares: product(block, visit, visit),
  }));
}

/**
 * Moments of the change (visit - baseline) over the courses that have both, by
 * sum (v - b)^2 = sum v^2 - 2 sum b v + sum b^2. Throws RangeError on a visit the tally does not have. O(blocks).
 */
export function changeMoments(index: TallyIndex, cell: Cell, baseline: number, visit: number): Moments {
  return addBlocks(index, cell, [baseline, visit], (block) => ({
    n: read(block, blockEntry.count),
    sum: read(block, blockEntry.sum(visit)) - read(block, blockEntry.sum(baseline)),
    sumOfSquares:
      product(block, visit, visit) -
      2n * product(block, baseline, visit) +
      product(block, baseline, baseline),
  }));
}

const isComplete = ({ pattern }: Block): boolean => !pattern.includes('0');

/** Courses with a score at every visit, and every numeric covariate that the tally has. O(blocks). */
export const countCompleters = (index: TallyIndex, cell: Cell): bigint =>
  cellParts(index, cell).blocks.reduce(
    (n, block) => (isComplete(block) ? n + read(block, blockEntry.count) : n),
    0n,
  );

/** Moments of the scores at a visit of the completers alone. As `visitMoments`. O(blocks). */
export function completerMoments(index: TallyIndex, cell: Cell, visit: number): Moments {
  const block = cellParts(index, cell).blocks.find(isComplete);
  if (!block) return { n: 0n, sum: 0n, sumOfSquares: 0n };
  return {
    n: read(block, blockEntry.count),
    sum: read(block, blockEntry.sum(visit)),
    sumOfSquares: product(block, visit, visit),
  };
}

/** Moments of both scores over the courses that have both. As `changeMoments`. O(blocks). */
export function pairedMoments(
  index: TallyIndex,
  cell: Cell,
  baseline: number,
  visit: number,
): { before: Moments; after: Moments } {
  const of = (column: number) =>
    addBlocks(index, cell, [baseline, visit], (block) => ({
      n: read(block, blockEntry.count),
      sum: read(block, blockEntry.sum(column)),
      sumOfSquares: product(block, column, column),
    }));
  return { before: of(baseline), after: of(visit) };
}

function addBlocks(index: TallyIndex, cell: Cell, visits: number[], of: (block: Block) => Moments): Moments {
  const total: Moments = { n: 0n, sum: 0n, sumOfSquares: 0n };
  for (const block of cellParts(index, cell).blocks) {
    if (!visits.every((visit) => isPresent(block, visit))) continue;
    const { n, sum, sumOfSquares } = of(block);
    total.n += n;
    total.sum += sum;
    total.sumOfSquares += sumOfSquares;
  }
  return total;
}

function isPresent({ pattern }: Block, visit: number): boolean {
  const mark = pattern[visit];
  if (mark === undefined)
    throw new RangeError(`The tally has ${pattern.length} visits, and no visit ${visit}`);
  return mark === '1';
}

const read = (block: Block, entry: string): bigint => block.entries.get(entry) ?? 0n;

const product = (block: Block, a: number, b: number): bigint =>
  read(block, blockEntry.product(Math.min(a, b), Math.max(a, b)));
