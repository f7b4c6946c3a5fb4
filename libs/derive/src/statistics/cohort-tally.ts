import type { Instrument, Protocol, StatisticsHead, Visit } from '#contracts';
import { digestTally, listCells, projectTally, readTally, type Tally, type TallyIndex } from '#stats';
import {
  findCohort,
  findProtocol,
  findSeriesInstrument,
  isCohortCurrent,
  isSimulated,
  readTallyParts,
  readToday,
  type CohortRow,
  type TenantTransaction,
} from '#store';
import {
  definitionOf,
  groupsOf,
  tallyHeader,
  visitsOf,
  type CohortDefinition,
} from '../cohort-definition.js';
import { tallyFromRows } from '../stored-tally.js';

/** A cohort's tally with all that says what its cells and columns mean. The baseline is visit 0. */
export interface CohortTally {
  cohort: CohortRow;
  definition: CohortDefinition;
  protocol: Protocol;
  instrument: Instrument;
  visits: Visit[];
  tally: Tally;
  /** Without covariates: cells are groups, columns are visits. */
  shown: Tally;
  index: TallyIndex;
  /** Cells of `shown` in the order of the answer. */
  cells: (string | null)[][];
  head: StatisticsHead;
}

/**
 * The tally as folded so far and, of the date (the database's today unless given), what it is of; null: no such cohort.
 * To be called in one snapshot. O(entries of the tally).
 */
export async function readCohortTally(
  tx: TenantTransaction,
  cohortId: string,
  date?: string,
): Promise<CohortTally | null> {
  const cohort = await findCohort(tx, cohortId);
  const protocol = cohort && (await findProtocol(tx, cohort.protocol));
  const instrument = cohort && (await findSeriesInstrument(tx, cohort.series));
  if (!cohort || !protocol || !instrument) return null;
  const current = await isCohortCurrent(tx, cohort);
  const tally = tallyFromRows(await readTallyParts(tx, cohortId));
  const definition = definitionOf(cohort);
  const visits = visitsOf(definition, protocol);
  const shown = projectTally(tally, definition.groupBy.length, visits.length);
  const index = readTally(shown);
  const found = listCells(index).map(([group = null]) => group);
  return {
    cohort,
    definition,
    protocol,
    instrument,
    visits,
    tally,
    shown,
    index,
    cells: groupsOf(definition, found),
    head: {
      cohort: cohort.id,
      series: cohort.series,
      protocol: cohort.protocol,
      tally: digestTally(tally, tallyHeader(definition, protocol)),
      asOf: date ?? (await readToday(tx)),
      current,
      simulated: await isSimulated(tx),
    },
  };
}

export const armOf = (cell: (string | null)[]): string | null => cell[0] ?? null;
