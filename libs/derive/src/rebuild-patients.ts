import {
  claimLagging,
  definitionsOf,
  lockMembership,
  readFacts,
  recordFailure,
  writeBuilt,
  type BuiltPatient,
  type LaggingPatient,
  type Store,
} from '#store';
import { buildPatient } from './build-patient.js';

/** Patients a transaction: bounds memory, and how much is lost when a worker dies. */
const BATCH = 200;

/**
 * Rebuilds those of the patients that lag, from one snapshot of their facts, and writes what is newer than what
 * stands. Returns the cohorts that are due. Six queries read and eight write a batch, whatever its size.
 * `unlessBusy`: leaves to others what they are rebuilding just now, so that an import and the sweep share the work; a
 * patient revised meanwhile is left to the next sweep, so whoever has news of a patient goes without it.
 */
export async function rebuildPatients(
  store: Store,
  clinicId: string,
  patientIds: string[],
  { unlessBusy = false } = {},
): Promise<string[]> {
  const due = new Set<string>();
  for (let start = 0; start < patientIds.length; start += BATCH) {
    const batch = patientIds.slice(start, start + BATCH);
    for (const cohort of await rebuildBatch(store, clinicId, batch, unlessBusy)) due.add(cohort);
  }
  return [...due];
}

async function rebuildBatch(
  store: Store,
  clinicId: string,
  ids: string[],
  unlessBusy: boolean,
): Promise<string[]> {
  const failed: { patient: LaggingPatient; error: string }[] = [];
  const built = await store.withTenant({ clinicId, mode: 'snapshot' }, async (tx) => {
    const lagging = await claimLagging(tx, ids, { unlessBusy });
    if (lagging.length === 0) return [];
    const definitions = definitionsOf(tx);
    const done: BuiltPatient[] = [];
    for (const facts of await readFacts(tx, lagging)) {
      try {
        done.push(await buildPatient(facts, definitions));
      } catch (error) {
        // One patient whose facts cannot be read must not hold up the others.
        failed.push({ patient: facts.patient, error: error instanceof Error ? error.name : 'Error' });
      }
    }
    return done;
  });
  if (built.length === 0 && failed.length === 0) return [];
  return store.withTenant({ clinicId }, async (tx) => {
    for (const { patient, error } of failed) await recordFailure(tx, patient, error);
    if (built.length === 0) return [];
    await lockMembership(tx, 'shared');
    return writeBuilt(tx, built);
  });
}
