import { listLag, type Store } from '#store';
import { foldCohort } from './fold-cohort.js';
import { rebuildPatients } from './rebuild-patients.js';

/** How much one pass takes on: the next one takes the rest. */
const MOST = 2_000;

/** What was found behind; `patients` counts those that were worked on in this pass. */
export interface Swept {
  patients: number;
  cohorts: number;
  imports: { clinicId: string; id: string }[];
}

/**
 * Finds by the database's clock what lags behind its revision and brings it up to date, with no help from the
 * queue. Imports that wait are returned: running them is the ingest's part.
 */
export async function sweep(store: Store, graceSeconds: number, most = MOST): Promise<Swept> {
  const lag = await store.withSystem('list lag', (tx) => listLag(tx, graceSeconds, most));
  const cohorts = new Map(lag.cohorts.map(({ clinicId, id }) => [id, clinicId]));
  for (const [clinicId, ids] of byClinic(lag.patients))
    for (const id of await rebuildPatients(store, clinicId, ids, { unlessBusy: true }))
      cohorts.set(id, clinicId);
  for (const [id, clinicId] of cohorts) await foldCohort(store, clinicId, id);
  return { patients: lag.patients.length, cohorts: cohorts.size, imports: lag.imports };
}

function byClinic(rows: { clinicId: string; id: string }[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { clinicId, id } of rows) ids.set(clinicId, [...(ids.get(clinicId) ?? []), id]);
  return ids;
}
