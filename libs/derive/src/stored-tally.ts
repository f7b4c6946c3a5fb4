import { emptyTally, tallyCourse, type Tally } from '#stats';
import type { CohortRow, TallyRow } from '#store';
import { parseVector } from './build-patient.js';
import { cellOf, definitionOf } from './cohort-definition.js';

export const tallyFromRows = (rows: TallyRow[]): Tally =>
  new Map(
    rows.map(({ part, entries, sums }) => [
      part,
      new Map(entries.map((entry, index) => [entry, BigInt(sums[index] ?? '0')])),
    ]),
  );

export const rowsFromTally = (tally: Tally): TallyRow[] =>
  [...tally].map(([part, entries]) => ({
    part,
    entries: [...entries.keys()],
    sums: [...entries.values()].map(String),
  }));

/** What a stored vector adds to a cohort; nothing where the course is not of it. Vectors name baseline first. */
export function tallyOfVector(cohort: CohortRow, arm: string | null, vector: string | null): Tally {
  const cell = cellOf(definitionOf(cohort), arm);
  if (cell === null || vector === null) return emptyTally();
  return tallyCourse({ cell, ...parseVector(vector) }, 0);
}
