import {
  claimLagging,
  definitionsOf,
  lockMembership,
  readFacts,
  readRevisions,
  recordFailure,
  writeBuilt,
  type BuiltPatient,
  type LaggingPatient,
  type Store,
} from '#store';
import { buildPatient } from './build-patient.js';

/** Patients a transaction: bounds memory, and how much is lost when a worker dies. */
const BATCH = 100;

/**
 * Rebuilds those of the patients that lag, from one snapshot of their facts, and writes what is newer than what
 * stands. Returns the cohorts that are due. Seven queries read and eight write a batch, whatever its size; two connections.
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
  // The claim lasts until what was built is written, or others would build the same meanwhile.
  return store.withTenant({ clinicId }, async (tx) => {
    const claimed = await claimLagging(tx, ids, { unlessBusy });
    if (claimed.length === 0) return [];
    const { built, failed } = await buildAll(store, clinicId, claimed);
    for (const { patient, error } of failed) await recordFailure(tx, patient, error);
    if (built.length === 0) return [];
    await lockMembership(tx, 'shared');
    return writeBuilt(tx, built);
  });
}

interface Outcome {
  built: BuiltPatient[];
  failed: { patient: LaggingPatient; error: string }[];
}

/** In one snapshot, with the revisions that it shows. */
function buildAll(store: Store, clinicId: string, ids: string[]): Promise<Outcome> {
  return store.withTenant({ clinicId, mode: 'snapshot' }, async (tx) => {
    const definitions = definitionsOf(tx);
    const outcome: Outcome = { built: [], failed: [] };
    for (const facts of await readFacts(tx, await readRevisions(tx, ids))) {
      try {
        outcome.built.push(await buildPatient(facts, definitions));
      } catch (error) {
        // One patient whose facts cannot be read must not hold up the others.
        outcome.failed.push({ patient: facts.patient, error: error instanceof Error ? error.name : 'Error' });
      }
    }
    return outcome;
  });
}
