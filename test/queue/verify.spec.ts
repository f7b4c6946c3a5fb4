import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import fc from 'fast-check';
import pg from 'pg';
import { presentCohortCurve, verifyClinic } from '#derive';
import { programPath } from '../support/programs.js';
import { redisDatabase } from '../support/redis-database.js';
import { startService, type Service } from '../support/service.js';
import { foundClinic, postTrial, randomFrom } from './post-trial.js';
import { trial } from './trial.arbitrary.js';

const DERIVED = ['patient_curve', 'course_vector', 'contribution', 'cohort_tally', 'cohort_curve'];

describe('verification', () => {
  let service: Service;
  let owner: pg.Client;
  let clinicId: string;
  let cohorts: string[];

  beforeAll(async () => {
    service = await startService({ jobs: false, redisUrl: redisDatabase(2) });
    owner = new pg.Client({ connectionString: service.databaseUrl });
    await owner.connect();
    clinicId = await foundClinic(service.store);
    // Large samples of a fixed seed: some course has a score, and some patient a curve.
    const facts = fc.sample(trial, { numRuns: 10, seed: 7 }).flat();
    const idOf = await postTrial(service.store, clinicId, facts, randomFrom(7));
    cohorts = ['feder-2014', 'by-name'].map(idOf);
    await service.settle();
  });
  afterAll(async () => {
    await owner.end();
    await service.close();
  });

  const differences = async () => (await verifyClinic(service.store, clinicId)).differences;

  /** What is stored, but for the counters of folds, which only ever rise. */
  const stored = async () => {
    const tables: Record<string, unknown[]> = {};
    for (const table of DERIVED) {
      const { rows } = await owner.query<{ row: string }>(
        `SELECT (to_jsonb(t) - 'folds' - 'revision' - 'due_revision')::text AS row FROM ${table} AS t`,
      );
      tables[table] = rows.map(({ row }) => row).sort();
    }
    return tables;
  };

  const tallies = () =>
    service.store.withTenant({ clinicId }, async (tx) => {
      const found = [];
      for (const id of cohorts) found.push((await presentCohortCurve(tx, id))?.curve.tally);
      return found;
    });

  it('finds nothing where nothing was touched', async () => {
    expect(await differences()).toEqual([]);
  });

  const falsified: [what: string, sql: string, restore: string, named: RegExp][] = [
    [
      'a curve',
      `UPDATE patient_curve SET curve = replace(curve::text, '"points"', '"point"')::json
       WHERE patient_id = (SELECT min(patient_id::text)::uuid FROM patient_curve) RETURNING patient_id AS id`,
      `UPDATE patient_curve SET curve = replace(curve::text, '"point"', '"points"')::json`,
      /^curve ID /,
    ],
    [
      'a vector',
      `UPDATE course_vector SET vector = replace(vector::text, '"due"', '"Due"')::json
       WHERE (course_id, series) = (SELECT course_id, series FROM course_vector ORDER BY 1, 2 LIMIT 1)
       RETURNING course_id AS id`,
      `UPDATE course_vector SET vector = replace(vector::text, '"Due"', '"due"')::json`,
      /^vector ID /,
    ],
    [
      'a contribution',
      `UPDATE contribution SET vector = regexp_replace(vector::text, '"values":\\["?\\w+"?', '"values":["81"')::json
       WHERE course_id = (SELECT course_id FROM contribution ORDER BY 1 LIMIT 1) RETURNING course_id AS id`,
      `UPDATE contribution SET vector = (SELECT coalesce(min(v.vector::text) FILTER (WHERE series <> ''), min(v.vector::text))
         FROM course_vector AS v WHERE v.course_id = contribution.course_id)::json`,
      /^contribution ID /,
    ],
    [
      'a sum of a tally',
      `UPDATE cohort_tally SET sums[1] = sums[1] + 1
       WHERE (cohort_id, part) = (SELECT cohort_id, part FROM cohort_tally ORDER BY 1, 2 LIMIT 1) RETURNING cohort_id AS id`,
      `UPDATE cohort_tally SET sums[1] = sums[1] - 1
       WHERE (cohort_id, part) = (SELECT cohort_id, part FROM cohort_tally ORDER BY 1, 2 LIMIT 1)`,
      /^tally of cohort ID$/,
    ],
    [
      'a cohort curve',
      `UPDATE cohort_curve SET curve = replace(curve::text, '"n":', '"N":')::json
       WHERE cohort_id = (SELECT cohort_id FROM cohort_curve ORDER BY 1 LIMIT 1) RETURNING cohort_id AS id`,
      `UPDATE cohort_curve SET curve = replace(curve::text, '"N":', '"n":')::json`,
      /^curve of cohort ID$/,
    ],
    [
      'the name of a tally',
      `UPDATE cohort_curve SET tally = tally || 'x'
       WHERE cohort_id = (SELECT cohort_id FROM cohort_curve ORDER BY 1 LIMIT 1) RETURNING cohort_id AS id`,
      `UPDATE cohort_curve SET tally = rtrim(tally, 'x')`,
      /^curve of cohort ID$/,
    ],
  ];

  it.each(falsified)('names %s that was changed by hand', async (_what, sql, restore, named) => {
    const before = await stored();
    const { rows } = await owner.query<{ id: string }>(sql);
    expect(rows[0]).toBeDefined();
    const found = (await differences()).map((name) => name.replace(rows[0]?.id ?? '', 'ID'));
    expect(found).toContainEqual(expect.stringMatching(named));
    await owner.query(restore);
    expect(await stored()).toEqual(before);
    expect(await differences()).toEqual([]);
  });

  it.each(DERIVED)('names what was deleted from %s, or knows that it lags', async (table) => {
    await owner.query(`CREATE TABLE kept AS TABLE ${table}`);
    await owner.query(`DELETE FROM ${table}`);
    const { lagging, differences: found } = await verifyClinic(service.store, clinicId);
    expect(lagging + found.length).toBeGreaterThan(0);
    await owner.query(`INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept`);
    expect(await differences()).toEqual([]);
  });

  /** Runs the command's program; answers its exit code and what it printed. */
  const runVerify = (): Promise<{ code: number | null; lines: string[] }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [programPath('worker', 'verify.js')], {
        env: { ...process.env, DATABASE_URL: service.databaseUrl },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.once('close', (code) => resolve({ code, lines: output.trimEnd().split('\n') }));
    });

  it('the command says how it is, names the differences and ends with 1 where there are any', async () => {
    const { patients } = await verifyClinic(service.store, clinicId);
    const counts = `${clinicId}: ${patients} patients, 2 cohorts, 0 lagging`;
    expect(await runVerify()).toEqual({ code: 0, lines: [`${counts}, 0 differences`, 'verified'] });
    await owner.query(`UPDATE cohort_curve SET tally = tally || 'x' WHERE cohort_id = $1`, [cohorts[0]]);
    expect(await runVerify()).toEqual({
      code: 1,
      lines: [`${counts}, 1 differences`, `  curve of cohort ${cohorts[0]}`, 'not verified'],
    });
    await owner.query(`UPDATE cohort_curve SET tally = rtrim(tally, 'x')`);
  });

  it('everything derived may be deleted: it is rebuilt to the same bytes and the same tallies', async () => {
    const [before, names] = [await stored(), await tallies()];
    for (const table of DERIVED) expect([table, before[table]?.length]).not.toEqual([table, 0]);
    await owner.query(DERIVED.map((table) => `DELETE FROM ${table};`).join(' '));
    await owner.query('UPDATE patient SET built_revision = 0');
    await service.settle();
    expect(await stored()).toEqual(before);
    expect(await tallies()).toEqual(names);
    expect(await verifyClinic(service.store, clinicId)).toMatchObject({ lagging: 0, differences: [] });
  });
});
