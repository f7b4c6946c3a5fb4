import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Cohort, CohortCurve } from '#contracts';
import { verifyClinic } from '#derive';
import { admitClinic, importFile, type Client } from '../support/client.js';
import { loadStudy } from '../support/load-study.js';
import { readLines, readTables } from '../support/reference-study.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

describe('covariates', () => {
  let service: Service;
  let client: Client;
  let clinicId: string;
  let owner: pg.Client;

  beforeAll(async () => {
    service = await startService();
    const clinic = await admitClinic(service.address, ADMIN_KEY, 'Covariates');
    clinicId = clinic.id;
    client = await clinic.as('clinician');
    owner = new pg.Client({ connectionString: service.databaseUrl });
    await owner.connect();
    const tables = readTables('golden/simple.btheb.json').filter(({ score }) => score === 'score');
    const lines = readLines('data/btheb.csv');
    const { file } = await loadStudy(service.address, client, 'plain', lines, tables, { dataset: 'btheb' });
    // The same trial with its covariates, and one that is made up: numbers, some of them missing.
    const bySubject = new Map(lines.map((line) => [line['subject'] ?? '', line]));
    const [header, ...rows] = file.trim().split('\n');
    const more = rows.map((row) => {
      const subject = row.split(',')[0] ?? '';
      const line = bySubject.get(subject);
      const age = Number(subject.replace(/\D/g, '')) % 7 === 0 ? '' : `${20 + ((subject.length * 7) % 30)}.5`;
      return `${row},${line?.['drug']},${line?.['length']},${age}`;
    });
    const text = [`${header},cov_drug,cov_length,cov_years`, ...more].join('\n');
    const report = await importFile(client, 'kind=study&study=with&protocol=plain', text);
    expect([report.state, report.errors]).toEqual(['done', []]);
  });
  afterAll(async () => {
    await owner.end();
    await service.close();
  });

  const cohort = async (study: string, covariates?: unknown[]) => {
    const made = await client.post<{ id: string }>('/v1/cohorts', {
      name: study,
      study,
      protocol: 'plain',
      series: 'btheb.score',
      groupBy: ['arm'],
      arms: ['TAU', 'BtheB'],
      ...(covariates ? { covariates } : {}),
    });
    expect(made.status).toBe(201);
    const { body } = await client.get<CohortCurve>(`/v1/cohorts/${made.body.id}/curve`, {
      prefer: 'wait=20',
    });
    const { rows } = await owner.query<{ part: string }>(
      'SELECT part FROM cohort_tally WHERE cohort_id = $1',
      [made.body.id],
    );
    const parts = rows.map(({ part }) => JSON.parse(part) as [string, (string | null)[], string]);
    return { id: made.body.id, curve: body, parts };
  };

  it('leave the curve as it is, and name another tally', async () => {
    const bare = await cohort('with');
    const full = await cohort('with', ['drug', 'length', 'years']);
    expect(full.curve.groups).toEqual(bare.curve.groups);
    expect(full.curve.tally).not.toBe(bare.curve.tally);
    expect((await cohort('plain')).curve.groups).toEqual(bare.curve.groups);
  });

  it('are kept as cells where categorical and in the mask where numeric', async () => {
    const { parts } = await cohort('with', ['drug', 'length', 'years']);
    const blocks = parts.filter(([kind]) => kind === 'block');
    expect(new Set(blocks.map(([, cell]) => JSON.stringify(cell))).size).toBe(8);
    expect(blocks.every(([, cell]) => cell.length === 3)).toBe(true);
    const visits = 5;
    expect(new Set(blocks.map(([, , pattern]) => pattern.length))).toEqual(new Set([visits + 1]));
    expect(new Set(blocks.map(([, , pattern]) => pattern.at(-1)))).toEqual(new Set(['0', '1']));
    expect(parts.some(([kind, , visit]) => kind === 'joint' && Number(visit) >= visits)).toBe(false);
  });

  it('are told with their kind and decimals, found out when the cohort is made', async () => {
    const { id } = await cohort('with', ['drug', 'years', { name: 'length', kind: 'categorical' }]);
    const { body } = await client.get<Cohort>(`/v1/cohorts/${id}`);
    expect(body.covariates).toEqual([
      { name: 'drug', kind: 'categorical', decimals: 0 },
      { name: 'years', kind: 'numeric', decimals: 1 },
      { name: 'length', kind: 'categorical', decimals: 0 },
    ]);
  });

  it('named like a member of every object are not known of anybody', async () => {
    const { curve, parts } = await cohort('with', [
      'constructor',
      '__proto__',
      { name: 'toString', kind: 'numeric' },
    ]);
    expect(curve.groups.map(({ n }) => n)).toEqual([48, 52]);
    const blocks = parts.filter(([kind]) => kind === 'block');
    expect(
      blocks.every(([, cell, pattern]) => cell[1] === null && cell[2] === null && pattern.at(-1) === '0'),
    ).toBe(true);
  });

  it('and are what the facts give', async () => {
    expect(await verifyClinic(service.store, clinicId)).toMatchObject({ lagging: 0, differences: [] });
  });
});
