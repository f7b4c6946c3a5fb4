import { historyEntry, responseHistory, type ResponseRule } from './response-rule.js';
import { addEntry, emptyTally, type Tally } from './tally.js';

/**
 * What one course of treatment contributes to a cohort: one value per visit, in the cohort's visit order.
 * `cell`: the group the course counts in (its arm and every categorical covariate), in the cohort's order.
 * `values`: score in ticks, or null where there is none.
 * `due`: for a visit without a score the date (YYYY-MM-DD) after which it counts as lost, or null where the
 * protocol gives none (it then counts as lost from the start); null where there is a score.
 * `covariates`: numeric ones in whole units, in the cohort's order, or null where not known.
 * `redosed`: the first visit whose score came after a further infusion beyond the course's own.
 */
export interface CourseVector {
  cell: (string | null)[];
  values: (bigint | null)[];
  due: (string | null)[];
  covariates?: (bigint | null)[];
  redosed?: number | null;
}

/** What a rule of response has to know of the baseline of a course without a score at a visit. */
export const knownBaselines = ['positive', 'other', 'none'] as const;
export type KnownBaseline = (typeof knownBaselines)[number];

export type Part =
  | { kind: 'block'; cell: (string | null)[]; pattern: string }
  | { kind: 'joint'; cell: (string | null)[]; visit: number; baseline: bigint | null }
  | { kind: 'due'; cell: (string | null)[]; visit: number; baseline: KnownBaseline }
  | { kind: 'response'; cell: (string | null)[]; rule: string };

/** A part's name, as text that sorts and reads back: a JSON array. */
export function partKey(part: Part): string {
  switch (part.kind) {
    case 'block':
      return JSON.stringify(['block', part.cell, part.pattern]);
    case 'joint':
      return JSON.stringify([
        'joint',
        part.cell,
        part.visit,
        part.baseline === null ? null : String(part.baseline),
      ]);
    case 'due':
      return JSON.stringify(['due', part.cell, part.visit, part.baseline]);
    case 'response':
      return JSON.stringify(['response', part.cell, part.rule]);
  }
}

export function parsePartKey(key: string): Part {
  const [kind, cell, third, fourth] = JSON.parse(key) as [string, (string | null)[], unknown, unknown];
  switch (kind) {
    case 'block':
      return { kind, cell, pattern: third as string };
    case 'joint':
      return {
        kind,
        cell,
        visit: third as number,
        baseline: fourth === null ? null : BigInt(fourth as string),
      };
    case 'due':
      return { kind, cell, visit: third as number, baseline: fourth as KnownBaseline };
    case 'response':
      return { kind, cell, rule: third as string };
    default:
      throw new Error(`A tally has no part of the kind ${kind}`);
  }
}

/**
 * Names of the entries of a block: the count, the sum of a column, the sum of products of two columns. Columns are
 * the visits, then the numeric covariates.
 */
export const blockEntry = {
  count: 'n',
  sum: (column: number) => `s${column}`,
  product: (first: number, second: number) => `p${first},${second}`,
} as const;

/**
 * The tally of a single course; a cohort's tally is the sum of these.
 * `baseline`: index of the baseline visit.
 * Block (cell, pattern of presence over visits and numeric covariates): n, sums and sums of products of what is
 * present.
 * Joint (cell, visit, baseline tick or null): how many have each visit tick.
 * Due (cell, visit, kind of baseline): how many have no score, by the date after which it counts as lost
 * ('' where none is known).
 * Response (cell, rule): how many have each history under the rule (`historyEntry`), of those of whom it can be told.
 * O(columns squared).
 */
export function tallyCourse(vector: CourseVector, baseline: number, rules: ResponseRule[] = []): Tally {
  const tally = emptyTally();
  const { cell, values, due, covariates = [], redosed = null } = vector;
  const columns = [...values, ...covariates];
  const present = columns.flatMap((value, column) => (value === null ? [] : [{ value, column }]));
  const block = partKey({
    kind: 'block',
    cell,
    pattern: columns.map((value) => (value === null ? '0' : '1')).join(''),
  });
  addEntry(tally, block, blockEntry.count, 1n);
  for (const a of present) {
    addEntry(tally, block, blockEntry.sum(a.column), a.value);
    for (const b of present)
      if (a.column <= b.column)
        addEntry(tally, block, blockEntry.product(a.column, b.column), a.value * b.value);
  }
  values.forEach((value, visit) => {
    if (value === null) {
      const part = partKey({ kind: 'due', cell, visit, baseline: knownBaseline(values[baseline]) });
      addEntry(tally, part, due[visit] ?? '', 1n);
    } else {
      const joint = partKey({ kind: 'joint', cell, visit, baseline: values[baseline] ?? null });
      addEntry(tally, joint, String(value), 1n);
    }
  });
  for (const rule of rules) {
    const history = responseHistory(rule, values, baseline, redosed);
    if (history)
      addEntry(tally, partKey({ kind: 'response', cell, rule: rule.key }), historyEntry(history), 1n);
  }
  return tally;
}

const knownBaseline = (tick: bigint | null | undefined): KnownBaseline =>
  tick == null ? 'none' : tick > 0n ? 'positive' : 'other';
