import type { Instrument, Protocol } from '#contracts';
import { addTally, emptyTally, type Tally } from '#stats';
import {
  claimDueContributions,
  countFold,
  findCohort,
  findProtocol,
  findSeriesInstrument,
  readTallyParts,
  replaceContributions,
  writeTallyParts,
  type CohortRow,
  type DueContribution,
  type Store,
  type TenantTransaction,
} from '#store';
import { definitionOf } from './cohort-definition.js';
import { refreshCohortCurve } from './refresh-cohort-curve.js';
import { rowsFromTally, tallyFromRows, tallyOfVector } from './stored-tally.js';

const BATCH = 500;

/**
 * Folds everything due into the cohort's tally, then renews its curve. A batch replaces the stored contributions
 * and adds the difference to the parts that it touches, in one transaction: O(visits squared) a course, whatever
 * the size of the cohort.
 */
export async function foldCohort(store: Store, clinicId: string, cohortId: string): Promise<void> {
  let folded: number;
  do {
    folded = await store.withTenant({ clinicId }, async (tx) => {
      const cohort = await findCohort(tx, cohortId);
      const protocol = cohort && (await findProtocol(tx, cohort.protocol));
      const instrument = cohort && (await findSeriesInstrument(tx, cohort.series));
      return cohort && protocol && instrument ? foldBatch(tx, cohort, protocol, instrument) : 0;
    });
  } while (folded === BATCH);
  await refreshCohortCurve(store, clinicId, cohortId);
}

async function foldBatch(
  tx: TenantTransaction,
  cohort: CohortRow,
  protocol: Protocol,
  instrument: Instrument,
): Promise<number> {
  const due = await claimDueContributions(tx, cohort, BATCH);
  if (due.length === 0) return 0;
  await replaceContributions(
    tx,
    cohort.id,
    due.map(({ courseId, vector, foldedRevision, dueRevision }) => ({
      courseId,
      vector,
      from: foldedRevision,
      to: dueRevision,
    })),
  );
  const difference = differenceOf(cohort, protocol, instrument, due);
  if (difference.size > 0) {
    const parts = [...difference.keys()];
    const standing = tallyFromRows(await readTallyParts(tx, cohort.id, parts));
    await writeTallyParts(tx, cohort.id, parts, rowsFromTally(addTally(standing, difference)));
  }
  await countFold(tx, cohort.id);
  return due.length;
}

function differenceOf(
  cohort: CohortRow,
  protocol: Protocol,
  instrument: Instrument,
  due: DueContribution[],
): Tally {
  const difference = emptyTally();
  const definition = definitionOf(cohort);
  for (const { vector, folded } of due) {
    if (vector === folded) continue;
    addTally(difference, tallyOfVector(definition, protocol, instrument, vector));
    addTally(difference, tallyOfVector(definition, protocol, instrument, folded), -1n);
  }
  return difference;
}
