import { CohortCurve, type Flow, type PatientCurve } from '#contracts';
import { patientCurve } from '#curves';
import {
  definitionsOf,
  findCohort,
  findSeriesInstrument,
  isCohortCurrent,
  isSimulated,
  readCohortCurve,
  readFacts,
  readPatientCurve,
  readRevisions,
  readToday,
  type CohortRow,
  type TenantTransaction,
} from '#store';
import { curveFacts } from './build-patient.js';
import { definitionOf, type CohortDefinition } from './cohort-definition.js';
import type { StoredGroup } from './refresh-cohort-curve.js';

/** null: no such patient, or no such series. Two look-ups by key. */
export async function presentPatientCurve(
  tx: TenantTransaction,
  patientId: string,
  series: string,
): Promise<PatientCurve | null> {
  const stored = await readPatientCurve(tx, patientId, series);
  const instrument = await findSeriesInstrument(tx, series);
  if (!stored || !instrument) return null;
  const head = { revision: stored.builtRevision, current: stored.builtRevision === stored.revision };
  if (stored.curve !== null) return { ...(JSON.parse(stored.curve) as PatientCurve), ...head };
  // No score of the series yet: only the infusions show.
  const [facts] = await readFacts(tx, await readRevisions(tx, [patientId]));
  if (!facts) return null;
  const { courses, infusions } = await curveFacts(facts, definitionsOf(tx));
  return { ...patientCurve({ series, decimals: instrument.decimals }, courses, infusions, []), ...head };
}

/** Who of a group was seen at each visit after the baseline, and who is lost or not yet due on the date. */
const followUp = (asOf: string, { arm, n, completers, visits, missing }: StoredGroup): GroupFollowUp => ({
  arm,
  treated: n,
  baseline: visits[0]?.n ?? 0,
  completers,
  visits: visits.slice(1).map(({ visit, n: seen }, later) => {
    const notYetDue = (missing[later + 1] ?? []).reduce(
      (sum, { due, n: count }) => (due !== '' && due >= asOf ? sum + count : sum),
      0,
    );
    return { visit, seen, lost: n - seen - notYetDue, notYetDue };
  }),
});

/** Lost: no score at the last visit whose time has passed on the date. */
function lostOn(asOf: string, { n, missing }: StoredGroup): number {
  for (const visit of [...missing].reverse()) {
    const open = visit.reduce((sum, { due, n: count }) => (due !== '' && due >= asOf ? sum + count : sum), 0);
    const lost = visit.reduce((sum, { due, n: count }) => (due === '' || due < asOf ? sum + count : sum), 0);
    if (open < n) return lost;
  }
  return 0;
}

export type GroupFollowUp = Omit<Flow['groups'][number], 'means'>;

export interface PresentedCohort {
  cohort: CohortRow;
  followUp: GroupFollowUp[];
  definition: CohortDefinition;
  curve: CohortCurve;
}

/**
 * A cohort's stored curve as of a date (the database's today unless given); null: no such cohort. Until the first
 * fold it is empty and not current. Five look-ups by key.
 */
export async function presentCohortCurve(
  tx: TenantTransaction,
  cohortId: string,
  date?: string,
): Promise<PresentedCohort | null> {
  const cohort = await findCohort(tx, cohortId);
  if (!cohort) return null;
  // Asked before the curve is read: what becomes current in between may only make the curve newer.
  const current = await isCohortCurrent(tx, cohort);
  const stored = await readCohortCurve(tx, cohortId);
  const asOf = date ?? (await readToday(tx));
  const groups = stored ? (JSON.parse(stored.curve) as StoredGroup[]) : [];
  return {
    cohort,
    definition: definitionOf(cohort),
    followUp: groups.map((group) => followUp(asOf, group)),
    curve: {
      series: cohort.series,
      protocol: cohort.protocol,
      tally: stored?.tally ?? '',
      asOf,
      current,
      simulated: await isSimulated(tx),
      groups: groups.map((group) => ({
        arm: group.arm,
        n: group.n,
        lost: lostOn(asOf, group),
        visits: group.visits,
      })),
    },
  };
}

/** Reads until `isCurrent` or the time is up, in a transaction of its own each time. */
export async function readUntilCurrent<Answer>(
  read: () => Promise<Answer>,
  isCurrent: (answer: Answer) => boolean,
  seconds: number,
): Promise<Answer> {
  const end = performance.now() + seconds * 1000;
  let pause = 10;
  let answer = await read();
  while (!isCurrent(answer) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 1.5, 250);
    answer = await read();
  }
  return answer;
}
