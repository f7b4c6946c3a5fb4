import { verifyClinic } from '#derive';
import { readEnvironment } from '#platform';
import { listClinics, listLag, openStore, type Store } from '#store';

/** What lags is given this long to be brought up to date by the workers. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;
const MOST_NAMED = 20;

async function awaitCurrent(store: Store): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const { patients, cohorts } = await store.withSystem('list lag', (tx) => listLag(tx, 0, 1));
    if (patients.length + cohorts.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Compares everything derived with a rebuild from the facts, clinic by clinic; the exit code says whether it agrees. */
const say = (line: string) => process.stdout.write(`${line}\n`);
const { DATABASE_URL, DATABASE_ROLE_SECRET } = readEnvironment(process.env);
const store = openStore({ databaseUrl: DATABASE_URL, roleSecret: DATABASE_ROLE_SECRET, connections: 1 });
let different = false;
try {
  await awaitCurrent(store);
  for (const clinicId of await store.withSystem('list lag', listClinics)) {
    const { patients, cohorts, lagging, differences } = await verifyClinic(store, clinicId);
    const counts = [`${patients} patients`, `${cohorts} cohorts`, `${lagging} lagging`];
    say(`${clinicId}: ${counts.join(', ')}, ${differences.length} differences`);
    for (const name of differences.slice(0, MOST_NAMED)) say(`  ${name}`);
    different ||= differences.length > 0;
  }
} finally {
  await store.close();
}
say(different ? 'not verified' : 'verified');
process.exitCode = different ? 1 : 0;
