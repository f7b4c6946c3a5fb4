import type { JobData } from '#contracts';
import { foldCohort } from '#derive';
import type { Store } from '#store';

export const foldCohortsJob =
  (store: Store) =>
  async ({ clinicId, cohortIds }: JobData<'fold-cohorts'>): Promise<void> => {
    for (const cohortId of cohortIds) await foldCohort(store, clinicId, cohortId);
  };
