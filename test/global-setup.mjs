import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build, needsBuild } from '../apps/launcher/build.mjs';
import { startServer, stopServer } from '../apps/launcher/embedded-postgres.mjs';
import { migrate } from '../apps/launcher/migrate.mjs';

const PREFIX = 'recurve-test-';

/** Servers of test runs that were killed. */
async function sweepOrphans() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const [, pid = ''] = /^recurve-test-(\d+)-/.exec(name) ?? [];
    try {
      process.kill(Number(pid), 0);
    } catch {
      const directory = join(tmpdir(), name);
      await stopServer(directory).catch(() => {});
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

/** One PostgreSQL for all suites, with a migrated template that each of them clones. */
export default async function globalSetup() {
  if (process.env['RECURVE_TEST_DATABASE_URL']) return;
  await sweepOrphans();
  if (needsBuild()) await build();
  const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(directory, 0o755);
  const server = await startServer({ directory, testing: true });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('CREATE DATABASE recurve_template');
  await client.end();
  const url = new URL(server.url);
  url.pathname = '/recurve_template';
  const environment = {
    ...process.env,
    DATABASE_URL: url.href,
    RECURVE_ADMIN_TOKEN: 'unused-in-the-template',
  };
  await migrate(new URL('../dist/apps/api/src/migrate.js', import.meta.url).pathname, environment);
  await emptyKeys(url.href);
  process.env['RECURVE_TEST_DATABASE_URL'] = server.url;
  globalThis.recurveTestServer = { directory, server };
}

/** The suites admit their own administrator. */
async function emptyKeys(/** @type {string} */ url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('DELETE FROM audit_event; DELETE FROM api_key');
  await client.end();
}
