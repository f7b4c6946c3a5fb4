import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations/index.js';
import { rolePassword, storeRoles } from './doors/roles.js';

/** Two starts at once must not both migrate: TypeORM itself takes no lock. */
const MIGRATION_LOCK = 7_283_041;

/**
 * Brings the schema up to date and gives the doors' roles their passwords.
 * `databaseUrl` must name an owner who may create roles. `further` runs under the same lock, on the same session.
 */
export async function migrate(
  databaseUrl: string,
  roleSecret: string | undefined,
  further: (client: pg.Client) => Promise<void> = async () => {},
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'recurve-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = new DataSource({ type: 'postgres', url: databaseUrl, migrations, poolSize: 1 });
    await source.initialize();
    try {
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
    for (const role of storeRoles) {
      const password = rolePassword(databaseUrl, roleSecret, role);
      const literal = password === null ? 'NULL' : client.escapeLiteral(password);
      await client.query(`ALTER ROLE ${client.escapeIdentifier(role)} PASSWORD ${literal}`);
    }
    await further(client);
  } finally {
    await client.end();
  }
}
