import pg from 'pg';

/** The testing server that the global set-up started, with the migrated template in it. */
export function serverUrl(): string {
  const url = process.env['RECURVE_TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('The global set-up of the tests has not run');
  return url;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A migrated database of the suite's own, cloned from the template. */
export const cloneDatabase = (): Promise<TestDatabase> => createDatabase('recurve_template');

/** One with nothing in it. */
export const emptyDatabase = (): Promise<TestDatabase> => createDatabase('template0');
