import { readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { checkout } from '../apps/launcher/checkout.mjs';
import { prepareDataDirectory } from '../apps/launcher/data-directory.mjs';
import { startServer, stopServer } from '../apps/launcher/embedded-postgres.mjs';
import { migrate } from '../apps/launcher/migrate.mjs';
import { whilePrepared } from '../apps/launcher/prepare-checkout.mjs';
import { isAlive, isIdentity, ownIdentity } from '../apps/launcher/process-identity.mjs';

const PREFIX = 'recurve-test-';

/** Ends the servers of test runs that were killed. Each has a directory that is named by its process. */
async function sweepOrphans() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const directory = join(tmpdir(), name);
    const owner = name.slice(PREFIX.length);
    const mine = statSync(directory, { throwIfNoEntry: false })?.uid === process.getuid?.();
    if (!mine || !isIdentity(owner) || isAlive(owner)) continue;
    await stopServer(directory, { immediately: true });
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** One PostgreSQL for all suites, with a migrated template that each of them clones. */
export default async function globalSetup() {
  if (process.env['RECURVE_TEST_DATABASE_URL']) return;
  await sweepOrphans();
  const directory = prepareDataDirectory(join(tmpdir(), PREFIX + ownIdentity()), { forServer: true });
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
  const program = join(checkout, 'dist', 'apps', 'api', 'src', 'migrate.js');
  await whilePrepared({ say: () => {} }, () => migrate(program, environment));
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
