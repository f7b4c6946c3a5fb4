import type { CohortCurve } from '#contracts';
import { type GoldenRow, type GoldenTable } from './reference-study.js';

/** The golden's names of the statistics, and the answer's. */
export const observed = {
  mean: 'mean',
  sd: 'sd',
  se: 'se',
  ci_lower: 'lower',
  ci_upper: 'upper',
  min: 'min',
  q1: 'q1',
  median: 'median',
  q3: 'q3',
  max: 'max',
} as const;
const changed = {
  mean: 'mean',
  sd: 'sd',
  se: 'se',
  ci_lower: 'lower',
  ci_upper: 'upper',
  median: 'median',
} as const;

/** R's own doubles leave up to 1e-13 where the exact answer is 0. */
const agrees = (answered: unknown, golden: unknown): boolean =>
  typeof answered === 'number' && typeof golden === 'number'
    ? Math.abs(answered - golden) <= 1e-10 * Math.abs(golden) + 1e-13
    : answered === golden;

/** Every number of a golden row that the answer does not repeat. */
export function differences(
  answer: object | null | undefined,
  row: GoldenRow,
  names: Record<string, string>,
): string[] {
  const given = (answer ?? {}) as Record<string, unknown>;
  return Object.entries({ n: 'n', ...names }).flatMap(([golden, name]) =>
    agrees(given[name], row[golden])
      ? []
      : [`${row.arm} ${row.visit} ${name}: ${String(given[name])}, not ${String(row[golden])}`],
  );
}

const visitAt = (curve: CohortCurve, { arm, visit }: GoldenRow) =>
  curve.groups.find((group) => group.arm === arm)?.visits.find((each) => each.visit === visit);

/** Every number of the golden's table that the curve does not repeat. */
export const goldenDifferences = (curve: CohortCurve, table: GoldenTable): string[] => [
  ...table.observed.flatMap((row) => differences(visitAt(curve, row), row, observed)),
  ...table.change_from_baseline.flatMap((row) => differences(visitAt(curve, row)?.change, row, changed)),
];
