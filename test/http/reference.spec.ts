import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CohortCurve } from '#contracts';
import { admitClinic, clientOf, importFile, type Client } from '../support/client.js';
import {
  instrumentKey,
  instrumentOf,
  protocolOf,
  readLines,
  readTables,
  studyTable,
  visitsOf,
  withBaselineLines,
  type GoldenRow,
  type GoldenTable,
  type Lines,
} from '../support/reference-study.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

/** The golden's names of the statistics, and the answer's. */
const observed = {
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
function differences(
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

function expectGolden(curve: CohortCurve, table: GoldenTable): void {
  expect(curve.groups.map(({ arm }) => arm)).toEqual(table.arms);
  for (const { visits } of curve.groups) expect(visits.map(({ visit }) => visit)).toEqual(visitsOf(table));
  for (const group of curve.groups) {
    const own = table.observed.filter(({ arm }) => arm === group.arm);
    expect(own.map(({ n_scheduled }) => n_scheduled)).toEqual(own.map(() => group.n));
    expect(group.lost).toBe(group.n - (own.at(-1)?.n ?? 0));
    expect(group.visits[0]?.change).toBeNull();
  }
  expect([
    ...table.observed.flatMap((row) => differences(visitAt(curve, row), row, observed)),
    ...table.change_from_baseline.flatMap((row) => differences(visitAt(curve, row)?.change, row, changed)),
  ]).toEqual([]);
}

describe('a study sent over HTTP comes out with the numbers of R', () => {
  let service: Service;
  let admin: Client;
  let clinician: Client;

  beforeAll(async () => {
    service = await startService();
    admin = clientOf(service.address, ADMIN_KEY);
    clinician = await (await admitClinic(service.address, ADMIN_KEY, 'Reference')).as('clinician');
  });
  afterAll(() => service.close());

  const define = async (path: string, body: object) => {
    const { status } = await admin.post(path, body);
    expect([200, 201]).toContain(status);
  };

  const curveOf = async (
    client: Client,
    study: string,
    series: string,
    arms: string[],
  ): Promise<CohortCurve> => {
    const made = await client.post<{ id: string }>('/v1/cohorts', {
      name: `${study} ${series}`,
      study,
      protocol: study,
      series,
      groupBy: ['arm'],
      arms,
    });
    expect(made.status).toBe(201);
    const { body } = await client.get<CohortCurve>(`/v1/cohorts/${made.body.id}/curve`, {
      prefer: 'wait=20',
    });
    expect(body.current).toBe(true);
    return body;
  };

  /** Defines what the study needs and sends its lines; the study and its protocol share a key. */
  const load = async (
    study: string,
    lines: Lines,
    tables: Pick<GoldenTable, 'score' | 'better' | 'visits' | 'baseline'>[],
    { dataset = study, hours = false, client = clinician } = {},
  ) => {
    const [first] = tables;
    if (!first) throw new Error(`${study} has no score`);
    for (const table of tables) await define('/v1/instruments', instrumentOf(dataset, lines, table));
    await define('/v1/protocols', protocolOf(study, visitsOf(first), lines, { hours }));
    const file = studyTable(
      dataset,
      lines,
      tables.map(({ score }) => score),
    );
    return { file, report: await importFile(client, `kind=study&study=${study}&protocol=${study}`, file) };
  };

  const reproduce = async (name: string, data: string, golden: string, hours: boolean) => {
    const tables = readTables(golden);
    const [{ score, baseline }] = tables as [GoldenTable];
    const lines = withBaselineLines(readLines(data), score, baseline);
    const study = hours ? `${name}-hours` : name;
    const { report } = await load(study, lines, tables, { dataset: name, hours });
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
      const { report } = await load(name, lines, [{ ...plain, visits: plainVisits }]);
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
    const { file, report } = await load('duplicate_row', lines, [{ ...plain, visits: plainVisits }]);
    expect(report).toMatchObject({ state: 'refused', accepted: 0, rejected: 1 });
    const numbers = file
      .split('\n')
      .flatMap((line, index) => (/^P002,control,24h,/.test(line) ? [index + 1] : []));
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

  describe('sent in other ways', () => {
    const [table] = readTables('golden/simple.anorexia.json') as [GoldenTable];
    const lines = readLines('data/anorexia.csv');
    const tallyOf = async (client: Client, study: string) =>
      (await curveOf(client, study, instrumentKey('anorexia', table.score), table.arms)).tally;
    let first: string;
    const other = async () => (await admitClinic(service.address, ADMIN_KEY, 'Other')).as('clinician');

    beforeAll(async () => {
      await load('again', lines, [table], { dataset: 'anorexia' });
      first = await tallyOf(clinician, 'again');
      expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    });

    it('the same bytes again answer the same import and change nothing', async () => {
      const file = studyTable('anorexia', lines, [table.score]);
      const send = () =>
        clinician.post('/v1/imports?kind=study&study=again&protocol=again', file, {
          'content-type': 'text/csv',
        });
      const before = await clinician.get('/v1/patients?sourceSystem=study:again&limit=200');
      const [once, twice] = [await send(), await send()];
      expect(once.status).toBe(202);
      expect(once.headers.get('location')).toMatch(/^\/v1\/imports\//);
      expect(twice.headers.get('location')).toBe(once.headers.get('location'));
      expect(twice.body).toEqual(once.body);
      expect((await clinician.get('/v1/patients?sourceSystem=study:again&limit=200')).body).toEqual(
        before.body,
      );
      expect(await tallyOf(clinician, 'again')).toBe(first);
    });

    it('rows in another order give the same tally in another clinic', async () => {
      const client = await other();
      const shuffled = [
        ...lines.filter((_, index) => index % 3 === 1),
        ...lines.filter((_, index) => index % 3 !== 1),
      ];
      await load('again', shuffled.reverse(), [table], { dataset: 'anorexia', client });
      expect(await tallyOf(client, 'again')).toBe(first);
    });

    it('one score less gives another tally', async () => {
      const client = await other();
      await load('again', lines.slice(1), [table], { dataset: 'anorexia', client });
      expect(await tallyOf(client, 'again')).not.toBe(first);
    });

    it('two halves of the subjects add up to the whole', async () => {
      const client = await other();
      const early = new Set(lines.map(({ subject }) => subject).slice(0, lines.length / 2));
      for (const half of [true, false]) {
        const own = lines.filter(({ subject }) => early.has(subject) === half);
        await importFile(
          client,
          'kind=study&study=again&protocol=again',
          studyTable('anorexia', own, [table.score]),
        );
      }
      expect(await tallyOf(client, 'again')).toBe(first);
    });

    it('one instrument after the other adds to the same courses', async () => {
      const client = await other();
      const tables = readTables('golden/simple.fdd_ptsd.json').slice(0, 2);
      const children = readLines('data/fdd_ptsd.csv');
      for (const one of tables) await load('one-by-one', children, [one], { dataset: 'fdd_ptsd', client });
      for (const one of tables)
        expectGolden(
          await curveOf(client, 'one-by-one', instrumentKey('fdd_ptsd', one.score), one.arms),
          one,
        );
      const { body } = await client.get<{ items: object[] }>('/v1/patients?limit=200');
      expect(body.items).toHaveLength(new Set(children.map(({ subject }) => subject)).size);
      const { groups } = await curveOf(client, 'one-by-one', instrumentKey('fdd_ptsd', 'ptsd_ri_child'), [
        'CBT',
        'EMDR',
      ]);
      expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(body.items.length);
    });
  });

  describe('what contradicts itself', () => {
    const query = 'kind=study&study=conflict&protocol=conflict';
    const header = 'subject,arm,visit,instrument,total,cov_site';
    const file = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;

    beforeAll(async () => {
      const lines = readLines('data/anorexia.csv');
      const [table] = readTables('golden/simple.anorexia.json') as [GoldenTable];
      await define('/v1/instruments', instrumentOf('anorexia', lines, table));
      await define('/v1/protocols', protocolOf('conflict', ['pre', 'post'], lines));
      const report = await importFile(clinician, query, file('S1,A,pre,anorexia.weight_lb,80,north'));
      expect(report.state).toBe('done');
    });

    it.each([
      [
        'another arm in the file',
        ['N1,A,pre', 'N1,B,post'],
        ['x', 'x'],
        3,
        'arm',
        'conflicting-arm',
        /N1.*line 2/,
      ],
      [
        'another arm than recorded',
        ['N1,A,pre', 'S1,B,post'],
        ['x', 'north'],
        3,
        'arm',
        'conflicting-arm',
        /S1.*arm A/,
      ],
      [
        'another covariate in the file',
        ['N1,A,pre', 'N1,A,post'],
        ['x', 'y'],
        3,
        'cov_site',
        'conflicting-covariate',
        /N1.*line 2/,
      ],
      [
        'another covariate than recorded',
        ['N1,A,pre', 'S1,A,post'],
        ['x', 'south'],
        3,
        'cov_site',
        'conflicting-covariate',
        /S1.*north/,
      ],
    ])('%s is refused with its line', async (_, rows, sites, line, column, rule, detail) => {
      const body = file(...rows.map((row, index) => `${row},anorexia.weight_lb,81,${sites[index]}`));
      const report = await importFile(clinician, query, body);
      expect(report).toMatchObject({ state: 'refused', accepted: 0 });
      expect(report.errors).toEqual([{ line, column, rule, detail: expect.stringMatching(detail) }]);
      const { body: known } = await clinician.get<{ items: { sourceId: string; revision: number }[] }>(
        '/v1/patients?sourceSystem=study:conflict',
      );
      expect(known.items.map(({ sourceId }) => sourceId)).toEqual(['S1']);
    });

    it('another score than recorded is refused with its line', async () => {
      const report = await importFile(clinician, query, file('S1,A,pre,anorexia.weight_lb,79,north'));
      expect(report).toMatchObject({
        state: 'refused',
        errors: [{ line: 2, column: 'total', rule: 'conflicting-score' }],
      });
    });
  });
});
