import { migrateQueue, readEnvironment } from '#platform';
import { admitFirstAdministrator } from '#ingest';
import { DEPLOYMENT, migrate, openStore } from '#store';

/** Brings the database up to date; the last line printed is JSON with the first administrator's key, if it is new. */
const environment = readEnvironment(process.env);
const { DATABASE_URL, DATABASE_ROLE_SECRET, RECURVE_ADMIN_TOKEN } = environment;
await migrate(DATABASE_URL, DATABASE_ROLE_SECRET, migrateQueue);
const store = openStore({ databaseUrl: DATABASE_URL, roleSecret: DATABASE_ROLE_SECRET, connections: 1 });
try {
  const admitted = await store.withTenant({ clinicId: DEPLOYMENT }, (tx) =>
    admitFirstAdministrator(tx, RECURVE_ADMIN_TOKEN),
  );
  const adminKey = admitted?.generated ? admitted.key : null;
  process.stdout.write(`${JSON.stringify({ adminKey })}\n`);
} finally {
  await store.close();
}
