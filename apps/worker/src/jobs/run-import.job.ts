import type { JobData } from '#contracts';
import { foldCohort, rebuildPatients } from '#derive';
import { runImport } from '#ingest';
import type { Store } from '#store';

/** Carries out a received file, then brings the patients that it touched up to date. */
export const runImportJob =
  (store: Store) =>
  async ({ clinicId, importId }: JobData<'run-import'>): Promise<void> => {
    const cohorts = new Set<string>();
    const revised = await runImport(store, clinicId, importId);
    const due = await rebuildPatients(store, clinicId, revised, { unlessBusy: true });
    for (const cohortId of due) cohorts.add(cohortId);
    for (const cohortId of cohorts) await foldCohort(store, clinicId, cohortId);
  };
