import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../../apps/launcher/embedded-postgres.mjs';

export interface ExternalPostgres {
  /** A new, empty database of it. */
  createDatabase(name: string): Promise<string>;
  close(): Promise<void>;
}

/** A PostgreSQL of a suite's own, as a deployment has one: known by its address alone, roles not made yet. */
export async function startExternalPostgres(): Promise<ExternalPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'recurve-external-'));
  chmodSync(directory, 0o755);
  const server = await startServer({ directory, testing: true });
  return {
    createDatabase: async (name) => {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
      return Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    },
    close: async () => {
      await server.stop({ immediately: true });
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
