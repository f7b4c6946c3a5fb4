import { blockEntry } from '../course-tally.js';
import { ratio } from '../ratio.js';
import type { Block } from '../tally-index.js';
import { needsBaseline, type ModelCell, type ModelColumns } from './model-columns.js';
import { CannotFit, type ModelOptions, type ModelShape } from './model-options.js';

/**
 * What REML depends on, for the patients seen at the same visits: their number and the sums of products of the fixed
 * columns z (q) and the responses y (k), all counted from their origins, row by row.
 */
export interface PatternSums {
  /** Places in ModelSums.visits, ascending. */
  seen: number[];
  n: number;
  zz: Float64Array;
  zy: Float64Array;
  yy: Float64Array;
}

/** A fixed column: a one, a dummy of an arm or a level, or a number counted from `origin`, in its unit. */
export interface FixedColumn {
  kind: 'one' | 'arm' | 'level' | 'baseline' | 'numeric';
  name: string;
  /** Mean over the model's rows (a patient counts once for every response). */
  rowMean: number;
  /** The same, counted from `origin`: far from zero the difference of the two has few digits left. */
  centredMean: number;
  origin: number;
}

export interface ModelSums {
  columns: FixedColumn[];
  patterns: PatternSums[];
  /** Of the response, by visit, in points. */
  origins: number[];
  patients: number;
  observations: number;
  /** Patients with a response, by arm and visit. */
  seen: number[][];
}

/** A column of the model in columns of the tally: their sum with these weights. */
type Combination = [column: number, weight: bigint][];

/**
 * The sums of the model from the blocks, its dummies from their cells. Every origin is a rounded grand mean, moved
 * exactly in integers; only the moved sums become doubles. Throws CannotFit where nobody is left.
 * O(blocks x columns squared).
 */
export function modelSums(columns: ModelColumns, shape: ModelShape, options: ModelOptions): ModelSums {
  const used = usedBlocks(columns, options);
  const responses = columns.visits.map((visit): Combination =>
    options.response === 'change'
      ? [
          [visit, 1n],
          [0, -1n],
        ]
      : [[visit, 1n]],
  );
  const baseline = options.baseline === 'by-visit' || options.baseline === 'main';
  const numbers: { kind: 'baseline' | 'numeric'; name: string; of: Combination; decimals: number }[] = [
    ...(baseline
      ? [
          {
            kind: 'baseline' as const,
            name: 'baseline',
            of: [[0, 1n]] as Combination,
            decimals: shape.decimals,
          },
        ]
      : []),
    ...columns.numeric.map(({ name, column, decimals }) => ({
      kind: 'numeric' as const,
      name,
      of: [[column, 1n]] as Combination,
      decimals,
    })),
  ];
  const yOrigins = responses.map((of, place) =>
    roundedMean(
      used.filter(({ seen }) => seen.includes(place)),
      of,
    ),
  );
  const zOrigins = numbers.map(({ of }) => roundedMean(used, of));
  const dummies = [
    ...columns.arms.slice(1).map((arm, index) => ({
      kind: 'arm' as const,
      name: `arm${arm}`,
      on: ({ cell }: UsedBlock) => cell.arm === index + 1,
    })),
    ...columns.factors.flatMap(({ name, levels }, factor) =>
      levels.slice(1).map((level, index) => ({
        kind: 'level' as const,
        name: `${name}${level}`,
        on: ({ cell }: UsedBlock) => cell.levels[factor] === index + 1,
      })),
    ),
  ];
  const unit = (decimals: number) => 10n ** BigInt(decimals);
  const groups = new Map<string, ExactSums>();
  const q = 1 + dummies.length + numbers.length;
  for (const block of used) {
    const key = block.seen.join();
    const exact = groups.get(key) ?? new ExactSums(block.seen, q);
    groups.set(key, exact);
    const on = dummies.flatMap((dummy, index) => (dummy.on(block) ? [index + 1] : []));
    const moved = [
      ...numbers.map(({ of }, index) => ({ of, origin: zOrigins[index] ?? 0n })),
      ...block.seen.map((place) => ({ of: responses[place] ?? [], origin: yOrigins[place] ?? 0n })),
    ];
    exact.add(block, [0, ...on], 1 + dummies.length, numbers.length, moved);
  }
  const zUnits = [
    ...Array.from({ length: 1 + dummies.length }, () => 1n),
    ...numbers.map(({ decimals }) => unit(decimals)),
  ];
  const patterns = [...groups.values()].map((exact) => exact.toDoubles(zUnits, unit(shape.decimals)));
  const observations = patterns.reduce((sum, { n, seen }) => sum + n * seen.length, 0);
  const rowMeans = Array.from(
    { length: q },
    (_, column) =>
      patterns.reduce((sum, { zz, seen }) => sum + seen.length * (zz[column] ?? 0), 0) / observations,
  );
  return {
    columns: [
      { kind: 'one', name: '(Intercept)', rowMean: 1, centredMean: 1, origin: 0 },
      ...dummies.map(({ kind, name }, index) => ({
        kind,
        name,
        rowMean: rowMeans[index + 1] ?? 0,
        centredMean: rowMeans[index + 1] ?? 0,
        origin: 0,
      })),
      ...numbers.map(({ kind, name, decimals }, index) => {
        const origin = ratio(zOrigins[index] ?? 0n, unit(decimals));
        const centredMean = rowMeans[1 + dummies.length + index] ?? 0;
        return { kind, name, origin, centredMean, rowMean: origin + centredMean };
      }),
    ],
    patterns,
    origins: yOrigins.map((origin) => ratio(origin, unit(shape.decimals))),
    patients: patterns.reduce((sum, { n }) => sum + n, 0),
    observations,
    seen: columns.arms.map((_, arm) =>
      columns.visits.map((__, place) =>
        Number(
          used.reduce(
            (sum, { cell, n, seen }) => (cell.arm === arm && seen.includes(place) ? sum + n : sum),
            0n,
          ),
        ),
      ),
    ),
  };
}

interface UsedBlock {
  cell: ModelCell;
  block: Block;
  n: bigint;
  /** Places of the model's visits at which these patients have a response. */
  seen: number[];
}

function usedBlocks(columns: ModelColumns, options: ModelOptions): UsedBlock[] {
  const needed = [...(needsBaseline(options) ? [0] : []), ...columns.numeric.map(({ column }) => column)];
  const used = columns.cells.flatMap((cell) =>
    cell.parts.blocks.flatMap((block) => {
      const has = (column: number) => block.pattern[column] === '1';
      const seen = columns.visits.flatMap((visit, place) => (has(visit) ? [place] : []));
      if (seen.length === 0 || !needed.every(has)) return [];
      if (options.patients === 'completers' && seen.length < columns.visits.length) return [];
      return [{ cell, block, seen, n: read(block, blockEntry.count) }];
    }),
  );
  if (used.length === 0)
    throw new CannotFit('no-scores', 'No patient has a score at every visit of the model.');
  return used;
}

const read = (block: Block, entry: string): bigint => block.entries.get(entry) ?? 0n;

const sumOf = (block: Block, of: Combination): bigint =>
  of.reduce((sum, [column, weight]) => sum + weight * read(block, blockEntry.sum(column)), 0n);

function productOf(block: Block, a: Combination, b: Combination): bigint {
  let sum = 0n;
  for (const [i, v] of a)
    for (const [j, w] of b) sum += v * w * read(block, blockEntry.product(Math.min(i, j), Math.max(i, j)));
  return sum;
}

function roundedMean(blocks: UsedBlock[], of: Combination): bigint {
  const n = blocks.reduce((count, block) => count + block.n, 0n);
  const sum = blocks.reduce((total, { block }) => total + sumOf(block, of), 0n);
  return n === 0n ? 0n : sum / n;
}

/** Sums of products of one pattern in integers. */
class ExactSums {
  private n = 0n;
  private readonly zz: bigint[];
  private readonly zy: bigint[];
  private readonly yy: bigint[];

  constructor(
    private readonly seen: number[],
    private readonly q: number,
  ) {
    const k = seen.length;
    this.zz = Array<bigint>(q * q).fill(0n);
    this.zy = Array<bigint>(q * k).fill(0n);
    this.yy = Array<bigint>(k * k).fill(0n);
  }

  /** `on`: fixed columns that are 1 in this block; `moved`: `numbers` fixed columns from `first`, then responses. */
  add(
    { block, n }: UsedBlock,
    on: number[],
    first: number,
    numbers: number,
    moved: { of: Combination; origin: bigint }[],
  ): void {
    this.n += n;
    const { q } = this;
    const k = this.seen.length;
    const sums = moved.map(({ of, origin }) => sumOf(block, of) - n * origin);
    for (const a of on) for (const b of on) this.zz[a * q + b]! += n;
    moved.forEach(({ of: ofA, origin: originA }, a) => {
      for (const one of on)
        if (a < numbers) {
          this.zz[one * q + first + a]! += sums[a]!;
          this.zz[(first + a) * q + one]! += sums[a]!;
        } else this.zy[one * k + a - numbers]! += sums[a]!;
      moved.forEach(({ of: ofB, origin: originB }, b) => {
        const product =
          productOf(block, ofA, ofB) -
          originA * sumOf(block, ofB) -
          originB * sumOf(block, ofA) +
          n * originA * originB;
        if (a < numbers && b < numbers) this.zz[(first + a) * q + first + b]! += product;
        else if (a < numbers) this.zy[(first + a) * k + b - numbers]! += product;
        else if (b >= numbers) this.yy[(a - numbers) * k + b - numbers]! += product;
      });
    });
  }

  toDoubles(zUnits: bigint[], yUnit: bigint): PatternSums {
    const { q } = this;
    const k = this.seen.length;
    const zUnit = (column: number): bigint => zUnits[column] ?? 1n;
    return {
      seen: this.seen,
      n: Number(this.n),
      zz: Float64Array.from(this.zz, (sum, at) => ratio(sum, zUnit(Math.floor(at / q)) * zUnit(at % q))),
      zy: Float64Array.from(this.zy, (sum, at) => ratio(sum, zUnit(Math.floor(at / k)) * yUnit)),
      yy: Float64Array.from(this.yy, (sum) => ratio(sum, yUnit * yUnit)),
    };
  }
}
