import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import {
  canRespond,
  isResponse,
  readCourses,
  type ResponseDefinition,
} from '../../../../test/support/reference-courses.js';
import {
  readLines,
  readReference,
  readTables,
  type GoldenTable,
} from '../../../../test/support/reference-study.js';
import { chiSquare2x2 } from './chi-square-2x2.js';
import { compareRates } from './compare-rates.js';
import { fisherExactP } from './fisher-exact.js';
import { newcombeDifference } from './newcombe.js';
import type { Proportion } from './proportion.js';
import { wilsonInterval } from './wilson.js';

/**
 * Every responder row and every difference of R's tables (test/reference/golden, edge), counted from the rows of the
 * CSV; and R's own functions on hundreds of tables (test/reference/rates/two-by-two.csv).
 */
interface GoldenRate extends Proportion {
  rate: number | null;
  ci_lower: number | null;
  ci_upper: number | null;
}
interface GoldenDifference {
  estimable: boolean;
  difference: number | null;
  newcombe_ci: [number, number] | null;
  chisq_no_correction: number | null;
  chisq_p: number | null;
  fisher_p: number | null;
  risk_ratio: number | null;
  odds_ratio_sample: number | null;
  nnt: number | null;
}
const analyses = ['observed', 'nonresponder_imputed'] as const;
type Analysis = (typeof analyses)[number];
interface Responders {
  definition: ResponseDefinition;
  rows: ({ arm: string; visit: string } & Record<Analysis, GoldenRate>)[];
  differences: ({ arm: string; reference: string; visit: string } & Record<Analysis, GoldenDifference>)[];
}
type RespondersTable = GoldenTable & { responders?: Responders[] };

const reference = new URL('../../../../test/reference/', import.meta.url);
const paths = ['golden', 'edge'].flatMap((folder) =>
  readdirSync(new URL(folder, reference))
    .filter((name) => (folder === 'golden' ? name.startsWith('simple.') : name.endsWith('.golden.json')))
    .map((name) => `${folder}/${name}`),
);
const tables = (paths.flatMap(readTables) as RespondersTable[]).filter(
  ({ responders }) => responders?.length,
);

/** Relative; absolute 1e-15 where R has 0 or its rounding of it. Null where R has none. */
function agree(actual: number | null, expected: number | null | undefined, relative: number, name: string) {
  if (expected === undefined) throw new Error(`${name}: R has no such field`);
  if (expected === null || actual === null) {
    if (actual !== expected) throw new Error(`${name}: ${actual} where R has ${expected}`);
    return;
  }
  if (!(Math.abs(actual - expected) <= relative * Math.abs(expected) + 1e-15))
    throw new Error(`${name}: ${actual}, R ${expected}`);
}

function agreeRate({ x, n }: Proportion, golden: GoldenRate, name: string): void {
  expect({ x, n }).toEqual({ x: golden.x, n: golden.n });
  const { rate, lower, upper } = wilsonInterval(x, n);
  agree(rate, golden.rate, 1e-10, `${name} rate`);
  agree(lower, golden.ci_lower, 1e-10, `${name} lower`);
  agree(upper, golden.ci_upper, 1e-10, `${name} upper`);
}

function agreeDifference(arm: Proportion, other: Proportion, golden: GoldenDifference, name: string): void {
  const actual = compareRates(arm, other);
  if (!golden.estimable) {
    expect(Object.values(actual).filter((value) => value !== null)).toEqual([]);
    return;
  }
  agree(actual.difference, golden.difference, 1e-10, `${name} difference`);
  agree(actual.lower, golden.newcombe_ci?.[0], 1e-10, `${name} lower`);
  agree(actual.upper, golden.newcombe_ci?.[1], 1e-10, `${name} upper`);
  agree(actual.chiSquare, golden.chisq_no_correction, 1e-8, `${name} chi-square`);
  agree(actual.chiSquareP, golden.chisq_p, 1e-8, `${name} p`);
  agree(actual.fisherP, golden.fisher_p, 1e-8, `${name} Fisher`);
  agree(actual.riskRatio, golden.risk_ratio, 1e-10, `${name} risk ratio`);
  agree(actual.oddsRatio, golden.odds_ratio_sample, 1e-10, `${name} odds ratio`);
  agree(actual.numberNeededToTreat, golden.nnt, 1e-10, `${name} NNT`);
}

/** Responders of an arm at a visit: among those with a score, or among all, a missing one no response. */
function countResponders(
  table: RespondersTable,
  definition: ResponseDefinition,
  { arm, visit }: { arm: string; visit: string },
): Record<Analysis, Proportion> {
  const courses = readCourses(table).filter((course) => course.arm === arm && canRespond(course, definition));
  const responses = courses.flatMap((course) => {
    const score = course.later.find((later) => later.visit === visit)?.score ?? null;
    return score === null ? [] : [isResponse(course, score, definition, table.better)];
  });
  const x = responses.filter(Boolean).length;
  return { observed: { x, n: responses.length }, nonresponder_imputed: { x, n: courses.length } };
}

describe('R agrees with the rates of responders', () => {
  it.each(tables.map((table) => [table.id, table] as const))('of %s', (_, table) => {
    for (const { definition, rows, differences } of table.responders ?? []) {
      const name = `${definition.kind} ${definition.value}`;
      for (const row of rows) {
        const counts = countResponders(table, definition, row);
        for (const analysis of analyses)
          agreeRate(counts[analysis], row[analysis], `${name} ${row.arm} ${row.visit} ${analysis}`);
      }
      for (const row of differences) {
        const arm = countResponders(table, definition, row);
        const other = countResponders(table, definition, { arm: row.reference, visit: row.visit });
        for (const analysis of analyses)
          agreeDifference(arm[analysis], other[analysis], row[analysis], `${name} ${row.visit} ${analysis}`);
      }
      expect(rows).toHaveLength(table.arms.length * (table.visits.length - 1));
      expect(differences).toHaveLength((table.arms.length - 1) * (table.visits.length - 1));
    }
  });

  it('on eight scales of three trials and on six made-up cases', () => {
    expect(tables.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'all_missing_visit',
      'anorexia',
      'baseline_missing',
      'btheb',
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
});

describe('R agrees with the rates of a binary outcome', () => {
  const golden = JSON.parse(readReference('golden/rates.respiratory.json')) as {
    rows: ({ arm: string; visit: string } & GoldenRate)[];
    differences: ({ arm: string; reference: string; visit: string } & GoldenDifference)[];
  };
  const lines = readLines('data/respiratory.csv');
  const countGood = (arm: string, visit: string): Proportion => {
    const seen = lines.filter(
      (line) => line['arm'] === arm && line['visit'] === visit && line['status_good'],
    );
    return { x: seen.filter((line) => line['status_good'] === '1').length, n: seen.length };
  };

  it('in each arm at each month', () => {
    expect(golden.rows).toHaveLength(10);
    for (const row of golden.rows) agreeRate(countGood(row.arm, row.visit), row, `${row.arm} ${row.visit}`);
  });

  it('between the arms at each month', () => {
    expect(golden.differences).toHaveLength(5);
    for (const row of golden.differences)
      agreeDifference(countGood(row.arm, row.visit), countGood(row.reference, row.visit), row, row.visit);
  });
});

describe('R agrees with every table of two rates', () => {
  const rows = readLines('rates/two-by-two.csv').map((line) => {
    const valueOf = (key: string) => (line[key] === 'NA' ? null : Number(line[key]));
    const count = (key: string) => Number(line[key]);
    return { arm: { x: count('x1'), n: count('n1') }, other: { x: count('x2'), n: count('n2') }, valueOf };
  });

  it('in the limits of a rate and of a difference, to 1e-12', () => {
    expect(rows.length).toBeGreaterThan(800);
    for (const { arm, other, valueOf } of rows) {
      const rate = wilsonInterval(arm.x, arm.n);
      const difference = newcombeDifference(arm, other);
      agree(rate.lower, valueOf('wilson_lower'), 1e-12, 'Wilson');
      agree(rate.upper, valueOf('wilson_upper'), 1e-12, 'Wilson');
      agree(difference.lower, valueOf('newcombe_lower'), 1e-12, 'Newcombe');
      agree(difference.upper, valueOf('newcombe_upper'), 1e-12, 'Newcombe');
    }
  });

  it('in chi-square and its p, to 1e-10, with none where everybody or nobody has the outcome', () => {
    for (const { arm, other, valueOf } of rows) {
      const { statistic, p } = chiSquare2x2(arm, other);
      agree(statistic, valueOf('chi_square'), 1e-10, 'chi-square');
      agree(p, valueOf('chi_square_p'), 1e-10, 'p');
    }
    expect(rows.filter(({ valueOf }) => valueOf('chi_square') === null).length).toBeGreaterThan(50);
  });

  it('in the p of the exact test, to 1e-10', () => {
    for (const { arm, other, valueOf } of rows)
      agree(
        fisherExactP(arm, other),
        valueOf('fisher_p'),
        1e-10,
        `Fisher ${arm.x}/${arm.n} ${other.x}/${other.n}`,
      );
  });
});
