import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admitClinic, importFile, type Client } from '../support/client.js';
import { goldenDifferences } from '../support/golden-differences.js';
import { curveOf, define, loadStudy } from '../support/load-study.js';
import {
  instrumentKey,
  instrumentOf,
  protocolOf,
  readLines,
  readTables,
  studyTable,
  type GoldenTable,
} from '../support/reference-study.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

describe('a study table', () => {
  let service: Service;
  let clinician: Client;

  beforeAll(async () => {
    service = await startService();
    clinician = await (await admitClinic(service.address, ADMIN_KEY, 'Studies')).as('clinician');
  });
  afterAll(() => service.close());

  describe('sent in other ways', () => {
    const [table] = readTables('golden/simple.anorexia.json') as [GoldenTable];
    const lines = readLines('data/anorexia.csv');
    const tallyOf = async (client: Client, study: string) =>
      (await curveOf(client, study, instrumentKey('anorexia', table.score), table.arms)).tally;
    let first: string;
    const other = async () => (await admitClinic(service.address, ADMIN_KEY, 'Other')).as('clinician');

    beforeAll(async () => {
      await loadStudy(service.address, clinician, 'again', lines, [table], { dataset: 'anorexia' });
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
      await loadStudy(service.address, client, 'again', shuffled.reverse(), [table], { dataset: 'anorexia' });
      expect(await tallyOf(client, 'again')).toBe(first);
    });

    it('one score less gives another tally', async () => {
      const client = await other();
      await loadStudy(service.address, client, 'again', lines.slice(1), [table], { dataset: 'anorexia' });
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
      for (const one of tables)
        await loadStudy(service.address, client, 'one-by-one', children, [one], { dataset: 'fdd_ptsd' });
      for (const one of tables) {
        const curve = await curveOf(client, 'one-by-one', instrumentKey('fdd_ptsd', one.score), one.arms);
        expect(goldenDifferences(curve, one)).toEqual([]);
      }
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
      await define(service.address, '/v1/instruments', instrumentOf('anorexia', lines, table));
      await define(service.address, '/v1/protocols', protocolOf('conflict', ['pre', 'post'], lines));
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

    it('an arm or a covariate with a control character is refused with its line', async () => {
      const report = await importFile(
        clinician,
        query,
        file('S2,A\u0000,pre,anorexia.weight_lb,79,north', 'S3,A,pre,anorexia.weight_lb,79,nor\u0001th'),
      );
      expect(report).toMatchObject({
        state: 'refused',
        errors: [
          { line: 2, column: 'arm', rule: 'text' },
          { line: 3, column: 'cov_site', rule: 'text' },
        ],
      });
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
