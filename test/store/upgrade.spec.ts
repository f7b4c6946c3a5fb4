import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { verifyClinic, sweep } from '#derive';
import { migrate, openStore, type Store } from '#store';
import { Foundation1764000000000 } from '../../libs/store/src/migrations/0001-foundation.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';

type Runner = Parameters<Foundation1764000000000['up']>[0];

describe('a database of the first schema', () => {
  const [clinic, patient, course, infusion, form, actor] = Array.from({ length: 6 }, () => randomUUID());
  let database: TestDatabase;
  let owner: pg.Client;
  let store: Store;

  beforeAll(async () => {
    database = await emptyDatabase();
    owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await new Foundation1764000000000().up({ query: (sql: string) => owner.query(sql) } as unknown as Runner);
    await owner.query(
      `CREATE TABLE migrations (id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL)`,
    );
    await owner.query(
      `INSERT INTO migrations (timestamp, name) VALUES (1764000000000, 'Foundation1764000000000')`,
    );
    const put = (sql: string, ...values: unknown[]) => owner.query(sql, [clinic, ...values]);
    await put(`INSERT INTO clinic (id, name) VALUES ($1, 'old')`);
    await put(
      `INSERT INTO patient (clinic_id, id, source_system, source_id, revision, built_revision)
       VALUES ($1, $2, 's', '1', 3, 3)`,
      patient,
    );
    await put(
      `INSERT INTO course (clinic_id, id, patient_id, protocol, recorded_by) VALUES ($1, $2, $3, 'feder-2014', $4)`,
      course,
      patient,
      actor,
    );
    await put(
      `INSERT INTO infusion (clinic_id, id, version, course_id, patient_id, number, started_at, started_offset, drug,
         route, recorded_by) VALUES ($1, $2, 1, $3, $4, 1, '2025-01-01T10:00Z', 0, 'ketamine', 'IV', $5)`,
      infusion,
      course,
      patient,
      actor,
    );
    await put(
      `INSERT INTO assessment (clinic_id, id, version, patient_id, instrument, recall, series, administered_at, ticks,
         scoring, recorded_by)
       VALUES ($1, $2, 1, $3, 'pcl-5', 'P1D', 'pcl-5:P1D', '2025-01-02T10:00Z', 40,
         '{"subscales":{},"method":"reported","answered":0,"missing":[],"flags":[]}', $4)`,
      form,
      patient,
      actor,
    );
    const vector = '{"due":[null,null,null,null,null],"values":[null,"40",null,null,null]}';
    await put(
      `INSERT INTO course_vector (clinic_id, course_id, series, infusion, patient_id, vector)
       VALUES ($1, $2, 'pcl-5:P1D', 0, $3, '${vector}')`,
      course,
      patient,
    );
    await put(
      `INSERT INTO cohort (clinic_id, id, name, protocol, series, definition, created_by)
       VALUES ($1, $2, 'old', 'feder-2014', 'pcl-5:P1D',
         '{"name":"old","protocol":"feder-2014","series":"pcl-5:P1D","groupBy":[],"filter":{}}', $2)`,
      actor,
    );
    await put(
      `INSERT INTO contribution (clinic_id, cohort_id, course_id, patient_id, vector, revision, due_revision)
       VALUES ($1, $2, $3, $4, '${vector}', 3, 3)`,
      actor,
      course,
      patient,
    );
    await migrate(database.url, undefined);
    store = openStore({ databaseUrl: database.url });
  });
  afterAll(async () => {
    await store.close();
    await owner.end();
    await database.drop();
  });

  it('keeps every fact', async () => {
    const { rows } = await owner.query(
      `SELECT (SELECT count(*)::int FROM assessment) AS forms, phase, source_system FROM infusion`,
    );
    expect(rows).toEqual([{ forms: 1, phase: 'induction', source_system: null }]);
  });

  it('is brought up to date by the sweep, whatever its derived rows looked like', async () => {
    while ((await sweep(store, 0)).patients > 0);
    expect(await verifyClinic(store, clinic ?? '')).toEqual({
      patients: 1,
      cohorts: 1,
      lagging: 0,
      differences: [],
    });
    const { rows } = await owner.query<{ curve: { n: number; visits: { mean: number }[] }[] }>(
      'SELECT curve FROM cohort_curve',
    );
    expect(rows[0]?.curve[0]).toMatchObject({ n: 1, visits: { 1: { mean: 40 } } });
  });

  it('migrating once more changes nothing', async () => {
    await migrate(database.url, undefined);
    expect((await sweep(store, 0)).patients).toBe(0);
  });
});
