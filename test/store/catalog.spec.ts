import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { catalogChecks, catalogProblems } from '../support/catalog-problems.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

describe('the catalog', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it.each(Object.keys(catalogChecks))('%s', async (check) => {
    expect(await catalogProblems(owner, check)).toEqual([]);
  });

  it('the look-up of a key by its hash is a plain index', async () => {
    const { rows } = await owner.query(
      `SELECT indisunique FROM pg_index WHERE indexrelid = 'api_key_by_hash'::regclass`,
    );
    expect(rows).toEqual([{ indisunique: false }]);
  });

  const long = 'a_name_of_a_constraint_that_is_longer_than_it_may_be';
  const key = 'clinic_id uuid, id uuid, patient_id uuid';
  const planted: Record<string, [sql: string, name: string]> = {
    'row security is enabled and forced': [
      `CREATE TABLE bad (${key}); ALTER TABLE bad ENABLE ROW LEVEL SECURITY`,
      'bad',
    ],
    'recurve_app has a policy with USING and WITH CHECK': [
      `CREATE TABLE bad (${key});
         CREATE POLICY half ON bad FOR SELECT TO recurve_app USING (clinic_id = entered_clinic())`,
      'bad',
    ],
    'every policy of recurve_app speaks of the entered clinic': [
      'CREATE POLICY wide ON patient TO recurve_app USING (true)',
      'wide',
    ],
    'every unique index begins with clinic_id': [
      `CREATE TABLE bad (${key}, UNIQUE (id, clinic_id))`,
      'bad_id_clinic_id_key',
    ],
    'every table has a primary key': [`CREATE TABLE bad (${key})`, 'bad'],
    'every foreign key is composite and begins with clinic_id': [
      `CREATE UNIQUE INDEX alone ON patient (id);
         CREATE TABLE bad (${key}, CONSTRAINT narrow FOREIGN KEY (patient_id) REFERENCES patient (id))`,
      'narrow',
    ],
    'no foreign key sets null': [
      `CREATE TABLE bad (${key}, CONSTRAINT emptied FOREIGN KEY (clinic_id, patient_id)
           REFERENCES patient (clinic_id, id) ON DELETE SET NULL)`,
      'emptied',
    ],
    'there is no trigger': [
      `CREATE TRIGGER fired BEFORE UPDATE ON patient FOR EACH ROW
         EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
      'fired',
    ],
    'no function runs as its owner': [
      'CREATE FUNCTION as_owner() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$',
      'as_owner',
    ],
    'there is no materialised view': ['CREATE MATERIALIZED VIEW bad AS SELECT * FROM patient', 'bad'],
    'no role of the doors is superuser, bypasses row security or owns a table': [
      'CREATE TABLE bad (); ALTER TABLE bad OWNER TO recurve_lag',
      'recurve_lag',
    ],
    'facts are not updated, deleted or truncated by recurve_app': [
      'GRANT UPDATE (scoring) ON assessment TO recurve_app',
      'assessment',
    ],
    'names of constraints are shorter than 50 characters': [
      `CREATE TABLE bad (id uuid, CONSTRAINT ${long} UNIQUE (id))`,
      long,
    ],
  };

  it.each(Object.keys(catalogChecks))('a planted violation is named: %s', async (check) => {
    const [sql = '', name = ''] = planted[check] ?? [];
    await owner.query('BEGIN');
    try {
      await owner.query(sql);
      expect(await catalogProblems(owner, check)).toContain(name);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
