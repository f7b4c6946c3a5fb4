import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import {
  fractionDigits,
  goldenTables as tables,
  readRows,
  reference,
  tallyOfTable,
  ticksOf,
  visitsOfTable,
  type GoldenRow,
  type GoldenTable,
} from '../../../test/support/golden-tables.js';
import { tQuantile } from './distributions/student-t.js';
import { observedGroups, type ObservedGroup, type ObservedVisit } from './observed-groups.js';

/** Every observed and change-from-baseline row of R's tables against the same table read from a tally of the CSV. */
function observe(table: GoldenTable): ObservedGroup[] {
  const { tally, decimals, baseline } = tallyOfTable(table);
  return observedGroups(tally, {
    visits: visitsOfTable(table).length,
    baseline,
    decimals,
    cells: table.arms.map((arm) => [arm]),
  });
}

/** Relative 1e-10; absolute where R has 0. Null where R has none. Returns 1: a number compared. */
function compare(
  actual: number | null | undefined,
  expected: number | string | null | undefined,
  name: string,
): number {
  if (expected === null) {
    if (actual !== null) throw new Error(`${name}: ${actual} where R has none`);
    return 1;
  }
  if (typeof expected !== 'number' || typeof actual !== 'number')
    throw new Error(`${name}: ${String(actual)} where R has ${String(expected)}`);
  const error = Math.abs(actual - expected);
  if (!(error <= 1e-10 * (Math.abs(expected) || 1))) throw new Error(`${name}: ${actual}, R ${expected}`);
  return 1;
}

const intervalFields = {
  n: 'n',
  mean: 'mean',
  sd: 'sd',
  se: 'se',
  lower: 'ci_lower',
  upper: 'ci_upper',
} as const;
const changeFields = { ...intervalFields, median: 'median' } as const;
const observedFields = { ...changeFields, min: 'min', q1: 'q1', q3: 'q3', max: 'max' } as const;

const compareFields = <Field extends string>(
  actual: Record<NoInfer<Field>, number | null>,
  golden: GoldenRow,
  fields: Record<Field, string>,
): number =>
  (Object.entries(fields) as [Field, string][]).reduce(
    (count, [own, theirs]) =>
      count + compare(actual[own], golden[theirs], `${golden.arm} ${golden.visit} ${theirs}`),
    0,
  );

function pick(table: GoldenTable, groups: ObservedGroup[], { arm, visit }: GoldenRow): ObservedVisit {
  const found = groups.find(({ cell }) => cell[0] === arm)?.visits[visitsOfTable(table).indexOf(visit)];
  if (!found) throw new Error(`No visit ${visit} in arm ${arm}`);
  return found;
}

describe('R agrees with the tally to 1e-10', () => {
  it.each(tables.map((table) => [table.id, table] as const))('on the observed scores of %s', (_, table) => {
    const groups = observe(table);
    let compared = 0;
    for (const golden of table.observed) {
      compared += compareFields(pick(table, groups, golden), golden, observedFields);
      expect(groups.find(({ cell }) => cell[0] === golden.arm)?.n).toBe(golden['n_scheduled']);
    }
    expect(compared).toBe(table.arms.length * table.visits.length * Object.keys(observedFields).length);
  });

  it.each(tables.map((table) => [table.id, table] as const))(
    'on the change from baseline of %s',
    (_, table) => {
      const groups = observe(table);
      let compared = 0;
      for (const golden of table.change_from_baseline) {
        const { change } = pick(table, groups, golden);
        if (!change) throw new Error(`No change at ${golden.visit}`);
        compared += compareFields(change, golden, changeFields);
      }
      const later = table.visits.filter((visit) => visit !== table.baseline);
      expect(compared).toBe(table.arms.length * later.length * Object.keys(changeFields).length);
    },
  );

  it('on Student t wherever R gives an interval', () => {
    let compared = 0;
    for (const golden of tables.flatMap((table) => [...table.observed, ...table.change_from_baseline])) {
      const { df, mean, se, ci_upper: upper } = golden;
      if (typeof df !== 'number' || !se) continue;
      // Recovered from numbers of 15 digits: their error is that of the largest of them, over the SE.
      const t = (Number(upper) - Number(mean)) / Number(se);
      const tolerance =
        (2e-14 * Math.max(Math.abs(Number(upper)), Math.abs(Number(mean)))) / Number(se) + 1e-13;
      expect(Math.abs(tQuantile(0.975, df) - t)).toBeLessThanOrEqual(tolerance);
      compared++;
    }
    const withInterval = (row: GoldenRow) => row['n'] !== 0 && row['n'] !== 1 && row['se'] !== 0;
    const rows = tables.flatMap((table) => [...table.observed, ...table.change_from_baseline]);
    expect(compared).toBe(rows.filter(withInterval).length);
    expect(compared).toBeGreaterThan(rows.length / 2);
  });
});

describe('the reference', () => {
  it('holds the tables this test was written for', () => {
    expect(tables.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'all_missing_visit',
      'anorexia',
      'baseline_missing',
      'btheb',
      'epilepsy',
      'fdd_birleson',
      'fdd_crops',
      'fdd_masc',
      'fdd_props',
      'fdd_ptsd_ri_child',
      'fdd_ptsd_ri_parent',
      'monotone_dropout',
      'n1_at_visit',
      'three_arms',
      'zero_variance',
    ]);
  });

  it('has a file of scores for every table', () => {
    for (const { dataset } of tables)
      expect(
        existsSync(
          new URL(dataset.startsWith('edge/') ? `${dataset}.csv` : `data/${dataset}.csv`, reference),
        ),
      ).toBe(true);
  });

  it('writes scores of 13 decimals, which are read from their text', () => {
    const decimals = readRows('fdd_ptsd').map((row) => fractionDigits(row['props'] ?? ''));
    expect(Math.max(...decimals)).toBe(13);
    expect(ticksOf('30.9677419354839', 13)).toBe(309677419354839n);
    expect(ticksOf('-0.5', 2)).toBe(-50n);
    expect(() => ticksOf('3e1', 2)).toThrow('Not a plain decimal');
  });
});
