import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CohortCurve } from '#contracts';
import { admitClinic, type Client } from '../support/client.js';
import { differences, goldenDifferences, observed } from '../support/golden-differences.js';
import { curveOf, loadStudy } from '../support/load-study.js';
import {
  instrumentKey,
  readLines,
  readTables,
  visitsOf,
  withBaselineLines,
  type GoldenRow,
  type GoldenTable,
} from '../support/reference-study.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

function expectGolden(curve: CohortCurve, table: GoldenTable): void {
  expect(curve.groups.map(({ arm }) => arm)).toEqual(table.arms);
  for (const { visits } of curve.groups) expect(visits.map(({ visit }) => visit)).toEqual(visitsOf(table));
  for (const group of curve.groups) {
    const own = table.observed.filter(({ arm }) => arm === group.arm);
    expect(own.map(({ n_scheduled }) => n_scheduled)).toEqual(own.map(() => group.n));
    expect(group.lost).toBe(group.n - (own.at(-1)?.n ?? 0));
    expect(group.visits[0]?.change).toBeNull();
  }
  expect(goldenDifferences(curve, table)).toEqual([]);
}

describe('a study sent over HTTP comes out with the numbers of R', () => {
  let service: Service;
  let clinician: Client;

  beforeAll(async () => {
    service = await startService();
    clinician = await (await admitClinic(service.address, ADMIN_KEY, 'Reference')).as('clinician');
  });
  afterAll(() => service.close());

  const reproduce = async (name: string, data: string, golden: string, hours: boolean) => {
    const tables = readTables(golden);
    const [{ score, baseline }] = tables as [GoldenTable];
    const lines = withBaselineLines(readLines(data), score, baseline);
    const study = hours ? `${name}-hours` : name;
    const { report } = await loadStudy(service.address, clinician, study, lines, tables, {
      dataset: name,
      hours,
    });
    expect(report).toMatchObject({
      state: 'done',
      errors: [],
      rejected: 0,
      rows: lines.length * tables.length,
    });
    for (const table of tables) {
      const curve = await curveOf(clinician, study, instrumentKey(name, table.score), table.arms);
      expectGolden(curve, table);
      const days = visitsOf(table).map((visit) =>
        Number(lines.find((line) => line['visit'] === visit)?.['day']),
      );
      for (const { visits } of curve.groups)
        expect(visits.map((visit) => visit.hours)).toEqual(days.map((day) => (hours ? 24 * day : null)));
    }
    return tables.length;
  };

  it.each([
    ['fdd_ptsd', 6],
    ['btheb', 1],
    ['anorexia', 1],
    ['epilepsy', 1],
  ])('%s, by visit names', async (name, scores) => {
    expect(await reproduce(name, `data/${name}.csv`, `golden/simple.${name}.json`, false)).toBe(scores);
  });

  it.each(['fdd_ptsd', 'btheb'])('%s, with the hours of its visits', async (name) => {
    await reproduce(name, `data/${name}.csv`, `golden/simple.${name}.json`, true);
  });

  const edges = [
    'all_missing_visit',
    'baseline_missing',
    'monotone_dropout',
    'n1_at_visit',
    'three_arms',
    'zero_variance',
  ];
  it.each(edges)('%s, by visit names and with hours', async (name) => {
    for (const hours of [false, true])
      expect(await reproduce(name, `edge/${name}.csv`, `edge/${name}.golden.json`, hours)).toBe(1);
  });

  it('a difference from R would be seen', () => {
    const [table] = readTables('golden/simple.anorexia.json') as [GoldenTable];
    const [row] = table.observed as [GoldenRow];
    const answer = { ...row, lower: row['ci_lower'], upper: row['ci_upper'] };
    expect(differences(answer, row, observed)).toEqual([]);
    expect(differences({ ...answer, sd: Number(row['sd']) * (1 + 1e-9) }, row, observed)).toHaveLength(1);
    expect(differences({ ...answer, q1: null }, row, observed)).toHaveLength(1);
    expect(differences(undefined, row, observed)).toHaveLength(1 + Object.keys(observed).length);
  });

  const plain = { score: 'score', better: 'lower' as const, baseline: 'baseline' };
  const plainVisits = ['baseline', '24h', '48h', '72h', '7d'];

  it.each(['offset_million', 'too_few_subjects'])(
    '%s answers with every visit and the mean of its lines',
    async (name) => {
      const lines = readLines(`edge/${name}.csv`);
      const { report } = await loadStudy(service.address, clinician, name, lines, [
        { ...plain, visits: plainVisits },
      ]);
      expect(report).toMatchObject({ state: 'done', errors: [] });
      const arms = [...new Set(lines.map(({ arm = '' }) => arm))].sort().reverse();
      const { groups } = await curveOf(clinician, name, instrumentKey(name, 'score'), arms);
      expect(groups.map(({ arm }) => arm)).toEqual(arms);
      for (const { arm, visits } of groups) {
        expect(visits.map(({ visit }) => visit)).toEqual(plainVisits);
        for (const { visit, n, mean } of visits) {
          const scores = lines
            .filter((line) => line['arm'] === arm && line['visit'] === visit && line['score'] !== '')
            .map(({ score }) => Number(score));
          expect(n).toBe(scores.length);
          expect(mean).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 8);
        }
      }
    },
  );

  it('two rows for one subject and visit refuse the file, naming both lines, and nothing is recorded', async () => {
    const lines = readLines('edge/duplicate_row.csv');
    const { file, report } = await loadStudy(service.address, clinician, 'duplicate_row', lines, [
      { ...plain, visits: plainVisits },
    ]);
    expect(report).toMatchObject({ state: 'refused', accepted: 0, rejected: 1 });
    const numbers = file
      .split('\n')
      .flatMap((line, index) => (line.startsWith('P002,control,24h,') ? [index + 1] : []));
    expect(numbers).toHaveLength(2);
    expect(report.errors).toEqual([
      {
        line: numbers[1],
        column: 'visit',
        rule: 'doubled',
        detail: `Subject P002 has two rows for duplicate_row.score at 24h: lines ${numbers.join(' and ')}`,
      },
    ]);
    const { body } = await clinician.get('/v1/patients?sourceSystem=study:duplicate_row');
    expect(body).toEqual({ items: [], next: null });
    const { groups } = await curveOf(clinician, 'duplicate_row', 'duplicate_row.score', [
      'control',
      'active',
    ]);
    expect(groups.map(({ n }) => n)).toEqual([0, 0]);
  });
});
