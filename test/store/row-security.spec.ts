import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openStore, roleUrl, type StoreRole } from '#store';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const [a, b] = [randomUUID(), randomUUID()];

describe('row security', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  const opened: pg.Client[] = [];
  const patients = new Map<string, string>();
  const courses = new Map<string, string>();

  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    opened.push(client);
    return client;
  };
  const connectAs = (role: StoreRole) => connect(roleUrl(database.url, undefined, role));

  /** The tables that hold rows of clinics, and the column that says whose. */
  const tables = async () =>
    (
      await owner.query<{ name: string; key: string }>(
        `SELECT relname AS name, CASE relname WHEN 'clinic' THEN 'id' ELSE 'clinic_id' END AS key FROM pg_class
         WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migrations'`,
      )
    ).rows;

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = await connect(database.url);
    for (const clinic of [a, b]) {
      const [key, patient, course, cohort, file] = Array.from({ length: 5 }, () => randomUUID());
      patients.set(clinic, patient ?? '');
      courses.set(clinic, course ?? '');
      const put = (sql: string, ...values: unknown[]) => owner.query(sql, [clinic, ...values]);
      await put(`INSERT INTO clinic (id, name) VALUES ($1, 'one of two')`);
      await put(
        `INSERT INTO api_key (clinic_id, id, key_hash, roles) VALUES ($1, $2, $3, '{clinician}')`,
        key,
        Buffer.from(clinic),
      );
      await put(
        `INSERT INTO patient (clinic_id, id, source_system, source_id) VALUES ($1, $2, 's', '1')`,
        patient,
      );
      await put(
        `INSERT INTO course (clinic_id, id, patient_id, protocol, recorded_by) VALUES ($1, $2, $3, 'p', $4)`,
        course,
        patient,
        key,
      );
      await put(
        `INSERT INTO infusion (clinic_id, id, version, course_id, patient_id, number, started_at, started_offset, drug,
           route, recorded_by) VALUES ($1, $2, 1, $2, $3, 1, now(), 0, 'ketamine', 'iv', $4)`,
        course,
        patient,
        key,
      );
      await put(
        `INSERT INTO assessment (clinic_id, id, version, patient_id, instrument, series, administered_at, scoring,
           recorded_by) VALUES ($1, $2, 1, $2, 'i', 'i', now(), '{}', $3)`,
        patient,
        key,
      );
      await put(
        `INSERT INTO vital_signs (clinic_id, id, version, infusion_id, patient_id, taken_at, taken_offset, recorded_by)
         VALUES ($1, $2, 1, $2, $3, now(), 0, $4)`,
        course,
        patient,
        key,
      );
      await put(
        `INSERT INTO treatment (clinic_id, id, version, patient_id, kind, name, started_at, started_offset, recorded_by)
         VALUES ($1, $2, 1, $2, 'other', 'n', now(), 0, $3)`,
        patient,
        key,
      );
      await put(`INSERT INTO audit_event (clinic_id, id, actor, action) VALUES ($1, $2, $2, 'x')`, key);
      for (const kind of ['instrument', 'protocol'])
        await put(`INSERT INTO ${kind} (clinic_id, key, definition) VALUES ($1, 'own', '{}')`);
      await put(
        `INSERT INTO cohort (clinic_id, id, name, protocol, series, definition, created_by)
         VALUES ($1, $2, 'n', 'p', 'i', '{}', $3)`,
        cohort,
        key,
      );
      await put(
        `INSERT INTO idempotency (clinic_id, actor, key, fingerprint) VALUES ($1, $2, 'k', 'f')`,
        key,
      );
      await put(
        `INSERT INTO import (clinic_id, id, kind, mode, format, created_by) VALUES ($1, $2, 'study', 'all', 'csv', $3)`,
        file,
        key,
      );
      await put(
        `INSERT INTO import_chunk (clinic_id, import_id, number, bytes) VALUES ($1, $2, 0, '')`,
        file,
      );
      await put(
        `INSERT INTO patient_curve (clinic_id, patient_id, series, curve) VALUES ($1, $2, 'i', '{}')`,
        patient,
      );
      await put(
        `INSERT INTO course_vector (clinic_id, course_id, series, infusion, patient_id, vector)
         VALUES ($1, $2, 'i', 0, $3, '{}')`,
        course,
        patient,
      );
      await put(
        `INSERT INTO contribution (clinic_id, cohort_id, course_id, patient_id, due_revision) VALUES ($1, $2, $3, $4, 1)`,
        cohort,
        course,
        patient,
      );
      await put(
        `INSERT INTO cohort_tally (clinic_id, cohort_id, part, entries, sums) VALUES ($1, $2, 'x', '{}', '{}')`,
        cohort,
      );
      await put(
        `INSERT INTO cohort_curve (clinic_id, cohort_id, folds, tally, curve) VALUES ($1, $2, 1, '', '[]')`,
        cohort,
      );
      await put(
        `INSERT INTO rebuild_failure (clinic_id, patient_id, revision, attempts, error) VALUES ($1, $2, 1, 1, 'e')`,
        patient,
      );
    }
  });
  afterAll(async () => {
    await Promise.all(opened.map((client) => client.end()));
    await database.drop();
  });

  it('every table of clinics holds rows of both here, so that what is not seen is kept from sight', async () => {
    for (const { name, key } of await tables()) {
      const { rows } = await owner.query(`SELECT DISTINCT ${key} FROM ${name} WHERE ${key} IN ($1, $2)`, [
        a,
        b,
      ]);
      expect([name, rows.length]).toEqual([name, 2]);
    }
  });

  it('recurve_app sees no row of any table before it enters a clinic, nor after it has left it', async () => {
    const app = await connectAs('recurve_app');
    const blind = async () => {
      for (const { name } of await tables())
        expect([name, (await app.query(`SELECT 1 FROM ${name}`)).rows.length]).toEqual([name, 0]);
    };
    await blind();
    await app.query('BEGIN');
    await app.query('SELECT enter_clinic($1)', [a]);
    expect((await app.query('SELECT 1 FROM patient')).rows).toHaveLength(1);
    await app.query('COMMIT');
    await blind();
  });

  it.each([a, b])('recurve_app sees only the clinic that it entered', async (clinic) => {
    const app = await connectAs('recurve_app');
    await app.query('BEGIN');
    await app.query('SELECT enter_clinic($1)', [clinic]);
    for (const { name, key } of await tables()) {
      const { rows } = await app.query<{ whose: string }>(`SELECT DISTINCT ${key} AS whose FROM ${name}`);
      expect([name, rows.map(({ whose }) => whose)]).toEqual([name, [clinic]]);
    }
    await app.query('ROLLBACK');
  });

  /** The SQLSTATE that a statement of recurve_app in clinic A ends with; none where it succeeds. */
  const stateOf = async (sql: string, values: unknown[] = []): Promise<string | undefined> => {
    const app = await connectAs('recurve_app');
    await app.query('BEGIN');
    await app.query('SELECT enter_clinic($1)', [a]);
    try {
      await app.query(sql, values);
      return undefined;
    } catch (error) {
      return (error as { code?: string }).code;
    } finally {
      await app.query('ROLLBACK');
    }
  };

  it('recurve_app cannot insert for another clinic', async () => {
    const patient = `INSERT INTO patient (clinic_id, id, source_system, source_id) VALUES ($1, $2, 's', 'new')`;
    expect(await stateOf(patient, [a, randomUUID()])).toBeUndefined();
    expect(await stateOf(patient, [b, randomUUID()])).toBe('42501');
    const audit = `INSERT INTO audit_event (clinic_id, id, actor, action) VALUES ($1, $2, $2, 'x')`;
    expect(await stateOf(audit, [b, randomUUID()])).toBe('42501');
    for (const kind of ['instrument', 'protocol'])
      for (const clinic of [b, '00000000-0000-0000-0000-000000000000'])
        expect(await stateOf(`INSERT INTO ${kind} VALUES ($1, 'new', '{}')`, [clinic])).toBe('42501');
    expect(
      await stateOf(`INSERT INTO api_key (clinic_id, id, key_hash, roles) VALUES ($1, $2, '', '{}')`, [
        b,
        randomUUID(),
      ]),
    ).toBe('42501');
    expect(await stateOf(`INSERT INTO clinic (id, name) VALUES ($1, 'n')`, [randomUUID()])).toBe('42501');
  });

  it("a fact cannot name another clinic's patient", async () => {
    const course = `INSERT INTO course (clinic_id, id, patient_id, protocol, recorded_by) VALUES ($1, $2, $3, 'p', $2)`;
    expect(await stateOf(course, [a, randomUUID(), patients.get(a)])).toBeUndefined();
    expect(await stateOf(course, [a, randomUUID(), patients.get(b)])).toBe('23503');
  });

  it.each(['assessment', 'infusion', 'course', 'audit_event'])(
    'recurve_app cannot change or remove %s',
    async (table) => {
      expect(await stateOf(`UPDATE ${table} SET clinic_id = clinic_id`)).toBe('42501');
      expect(await stateOf(`DELETE FROM ${table}`)).toBe('42501');
      expect(await stateOf(`TRUNCATE ${table} CASCADE`)).toBe('42501');
    },
  );

  const seen: [StoreRole, Record<string, string[]>][] = [
    ['recurve_credential', { api_key: ['clinic_id', 'id', 'key_hash', 'roles', 'revoked_at'] }],
    [
      'recurve_lag',
      {
        clinic: ['id'],
        patient: ['clinic_id', 'id', 'revision', 'built_revision', 'revised_at'],
        rebuild_failure: ['clinic_id', 'patient_id', 'revision', 'attempts'],
        contribution: ['clinic_id', 'cohort_id', 'course_id', 'revision', 'due_revision'],
        cohort: ['clinic_id', 'id', 'folds'],
        cohort_curve: ['clinic_id', 'cohort_id', 'folds'],
        import: ['clinic_id', 'id', 'state', 'updated_at', 'attempts'],
      },
    ],
    ['recurve_queue', {}],
  ];

  it.each(seen)('%s can select only its columns, and write nothing', async (role, allowed) => {
    const client = await connectAs(role);
    const { rows } = await owner.query<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       WHERE table_schema = 'public' ORDER BY 1, ordinal_position`,
    );
    const readable: Record<string, string[]> = {};
    for (const { table, column } of rows)
      try {
        await client.query(`SELECT ${column} FROM ${table}`);
        (readable[table] ??= []).push(column);
      } catch (error) {
        expect((error as { code?: string }).code).toBe('42501');
      }
    const sorted = (columns: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(columns).map(([table, names]) => [table, [...names].sort()]));
    expect(sorted(readable)).toEqual(sorted(allowed));
    for (const { name, key } of await tables())
      for (const sql of [
        `DELETE FROM ${name}`,
        `UPDATE ${name} SET ${key} = ${key}`,
        `INSERT INTO ${name} DEFAULT VALUES`,
      ])
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('400 turns of two clinics on two connections, with failures among them, show no foreign row', async () => {
    const store = openStore({ databaseUrl: database.url, connections: 2 });
    const failures = [
      () => Promise.reject(new Error('the work fails')),
      (query: (sql: string) => Promise<unknown>) => query('SELECT 1 / 0'),
      (query: (sql: string) => Promise<unknown>) =>
        query('ROLLBACK').then(() => query('SELECT no_such_column')),
      (query: (sql: string) => Promise<unknown>) => query('SELECT pg_terminate_backend(pg_backend_pid())'),
    ];
    let foreign = 0;
    let failed = 0;
    let served = 0;
    try {
      await Promise.all(
        Array.from({ length: 400 }, async (_, turn) => {
          const clinicId = turn % 2 === 0 ? a : b;
          const failure = turn % 5 === 0 ? failures[(turn / 5) % failures.length] : undefined;
          try {
            await store.withTenant({ clinicId }, async (tx) => {
              const rows = await tx.query<{ clinic_id: string }>('SELECT clinic_id FROM patient');
              foreign += rows.filter((row) => row.clinic_id !== clinicId).length;
              if (rows.length === 1) served += 1;
              await failure?.((sql) => tx.query(sql));
            });
          } catch {
            failed += 1;
          }
        }),
      );
    } finally {
      await store.close();
    }
    expect({ foreign, failed, served }).toEqual({ foreign: 0, failed: 80, served: 400 });
  });
});
