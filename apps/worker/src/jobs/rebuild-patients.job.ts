import type { JobData } from '#contracts';
import { foldCohort, rebuildPatients } from '#derive';
import type { Store } from '#store';

/** Rebuilds the patients that lag and folds at once what became due: one job from a new score to the figure. */
export const rebuildPatientsJob =
  (store: Store) =>
  async ({ clinicId, patientIds }: JobData<'rebuild-patients'>): Promise<void> => {
    for (const cohortId of await rebuildPatients(store, clinicId, patientIds))
      await foldCohort(store, clinicId, cohortId);
  };
