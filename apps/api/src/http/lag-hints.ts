import type { Hints } from '#platform';

/** Patients revised within this time share one hint: a queue in PostgreSQL takes a global lock for each. */
const GATHER_MS = 15;
const MOST_IDS = 500;

/** Tells the workers, after the commit, whose curves lag. What is not told the sweep finds. */
export function gatherHints(hints: Hints) {
  const waiting = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    timer = undefined;
    for (const [clinicId, ids] of waiting) {
      const patientIds = [...ids];
      for (let start = 0; start < patientIds.length; start += MOST_IDS)
        void hints.send('rebuild-patients', {
          clinicId,
          patientIds: patientIds.slice(start, start + MOST_IDS),
        });
    }
    waiting.clear();
  };
  return {
    revised(clinicId: string, patientIds: string[]): void {
      if (patientIds.length === 0) return;
      const ids = waiting.get(clinicId) ?? new Set();
      for (const id of patientIds) ids.add(id);
      waiting.set(clinicId, ids);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    cohortMade: (clinicId: string, cohortId: string): void =>
      void hints.send('fold-cohorts', { clinicId, cohortIds: [cohortId] }),
    importReceived: (clinicId: string, importId: string): void =>
      void hints.send('run-import', { clinicId, importId }),
    flush,
  };
}
export type LagHints = ReturnType<typeof gatherHints>;
