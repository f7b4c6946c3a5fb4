import type { CohortCurve, Instrument, Protocol } from '#contracts';
import {
  canonicalJson,
  countCompleters,
  digestTally,
  dueDates,
  listCells,
  observedGroups,
  projectTally,
  readTally,
  type Tally,
} from '#stats';
import {
  findCohort,
  findProtocol,
  findSeriesInstrument,
  readCohortCurve,
  readFolds,
  readTallyParts,
  writeCohortCurve,
  type CohortRow,
  type Store,
  type StoredCohortCurve,
} from '#store';
import { definitionOf, groupsOf, tallyHeader, visitsOf } from './cohort-definition.js';
import { tallyFromRows } from './stored-tally.js';

/** The stored groups carry the completers and, per visit, how many have no score by their due date: read with a date they are the lost. */
export type StoredGroup = Omit<CohortCurve['groups'][number], 'lost'> & {
  missing: { due: string; n: number }[][];
  completers: number;
};

/** A cohort's curve as text, from its tally alone. O(entries of the tally). */
export function cohortCurveText(
  cohort: CohortRow,
  protocol: Protocol,
  instrument: Instrument,
  tally: Tally,
): Omit<StoredCohortCurve, 'folds'> {
  const definition = definitionOf(cohort);
  const visits = visitsOf(definition, protocol);
  const shown = projectTally(tally, definition.groupBy.length, visits.length);
  const index = readTally(shown);
  const found = listCells(index).map(([group = null]) => group);
  const groups = observedGroups(shown, {
    visits: visits.length,
    baseline: 0,
    decimals: instrument.decimals,
    cells: groupsOf(definition, found),
  });
  const stored = groups.map(({ cell, n, visits: observed }): StoredGroup => ({
    arm: cell[0] ?? null,
    n,
    visits: observed.map((visit, place) => ({
      visit: visits[place]?.name ?? '',
      hours: visits[place]?.hours ?? null,
      ...visit,
    })),
    completers: Number(countCompleters(index, cell)),
    missing: visits.map((_, visit) =>
      [...dueDates(shown, cell, visit)]
        .map(([due, count]) => ({ due, n: Number(count) }))
        .sort((a, b) => (a.due < b.due ? -1 : 1)),
    ),
  }));
  return { tally: digestTally(tally, tallyHeader(definition, protocol)), curve: canonicalJson(stored) };
}

/** Writes the curve of the last fold, unless it stands already. */
export async function refreshCohortCurve(store: Store, clinicId: string, cohortId: string): Promise<void> {
  const renewed = await store.withTenant({ clinicId, mode: 'snapshot' }, async (tx) => {
    const cohort = await findCohort(tx, cohortId);
    const folds = await readFolds(tx, cohortId);
    const standing = await readCohortCurve(tx, cohortId);
    if (!cohort || folds === null || standing?.folds === folds) return null;
    const protocol = await findProtocol(tx, cohort.protocol);
    const instrument = await findSeriesInstrument(tx, cohort.series);
    if (!protocol || !instrument) return null;
    const tally = tallyFromRows(await readTallyParts(tx, cohortId));
    return { folds, ...cohortCurveText(cohort, protocol, instrument, tally) };
  });
  if (renewed) await store.withTenant({ clinicId }, (tx) => writeCohortCurve(tx, cohortId, renewed));
}
