import { sweep, verifyClinic } from '#derive';
import { readEnvironment } from '#platform';
import { listClinics, openStore } from '#store';

const PATIENCE_MS = 30_000;
const MOST_NAMED = 20;

/** Compares everything derived with a rebuild from the facts, clinic by clinic; exits 1 on any difference. */
const { DATABASE_URL, DATABASE_ROLE_SECRET } = readEnvironment(process.env);
const store = openStore({ databaseUrl: DATABASE_URL, roleSecret: DATABASE_ROLE_SECRET, connections: 2 });
let differences = 0;
try {
  for (const clinicId of await store.withSystem('list lag', listClinics)) {
    const until = Date.now() + PATIENCE_MS;
    let verification = await verifyClinic(store, clinicId);
    while (verification.lagging > 0 && Date.now() < until) {
      await sweep(store, 0);
      verification = await verifyClinic(store, clinicId);
    }
    const { patients, cohorts, lagging, differences: found } = verification;
    console.log(
      `${clinicId}: ${patients} patients, ${cohorts} cohorts, ${lagging} lagging, ${found.length} differences`,
    );
    for (const name of found.slice(0, MOST_NAMED)) console.log(`  ${name}`);
    differences += found.length;
  }
} finally {
  await store.close();
}
console.log(differences === 0 ? 'verified' : 'not verified');
process.exitCode = differences === 0 ? 0 : 1;
