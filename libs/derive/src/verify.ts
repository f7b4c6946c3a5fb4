import { addTally, canonicalTally, canonicalJson, emptyTally } from '#stats';
import {
  definitionsOf,
  findProtocol,
  findSeriesInstrument,
  listCohorts,
  pageContributions,
  pagePatients,
  readCohortCurve,
  readDerived,
  readFacts,
  readFolds,
  readTallyParts,
  type CohortRow,
  type Store,
  type TenantTransaction,
} from '#store';
import { buildPatient } from './build-patient.js';
import { definitionOf } from './cohort-definition.js';
import { cohortCurveText } from './refresh-cohort-curve.js';
import { tallyFromRows, tallyOfVector } from './stored-tally.js';

const PAGE = 500;

export interface Verification {
  patients: number;
  cohorts: number;
  /** Patients and contributions that are known to lag: neither right nor wrong yet. */
  lagging: number;
  /** What differs from a rebuild, named. */
  differences: string[];
}

/**
 * Compares, byte for byte and within one snapshot, every curve and vector with a rebuild from the facts, every
 * contribution with its vector, every tally with the sum of the contributions, and every cohort curve with its
 * tally. Memory is bounded by a page of patients and one cohort's tally. O(everything).
 */
export function verifyClinic(store: Store, clinicId: string): Promise<Verification> {
  return store.withTenant({ clinicId, mode: 'snapshot' }, async (tx) => {
    const verification: Verification = { patients: 0, cohorts: 0, lagging: 0, differences: [] };
    await verifyPatients(tx, verification);
    for (const cohort of await listCohorts(tx)) await verifyCohort(tx, cohort, verification);
    return verification;
  });
}

async function verifyPatients(tx: TenantTransaction, verification: Verification): Promise<void> {
  const definitions = definitionsOf(tx);
  for (let after: string | null = null; ;) {
    const page = await pagePatients(tx, after, PAGE);
    const settled = page.filter(({ lagging }) => !lagging);
    const stored = await readDerived(
      tx,
      settled.map(({ id }) => id),
    );
    for (const facts of await readFacts(tx, settled)) {
      const built = await buildPatient(facts, definitions);
      const rebuilt = [
        ...built.curves.map(({ series, curve }) => [`curve ${built.id} ${series}`, curve] as const),
        ...built.vectors.map(
          ({ courseId, infusion, series, vector }) =>
            [`vector ${courseId} ${infusion} ${series}`, vector] as const,
        ),
      ];
      for (const [name, content] of rebuilt) {
        if (stored.get(name) !== content) verification.differences.push(name);
        stored.delete(name);
      }
    }
    verification.differences.push(...stored.keys());
    verification.patients += page.length;
    verification.lagging += page.length - settled.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

async function verifyCohort(
  tx: TenantTransaction,
  cohort: CohortRow,
  verification: Verification,
): Promise<void> {
  verification.cohorts += 1;
  const say = (what: string): void => void verification.differences.push(`${what} of cohort ${cohort.id}`);
  const protocol = await findProtocol(tx, cohort.protocol);
  const instrument = await findSeriesInstrument(tx, cohort.series);
  if (!protocol || !instrument) return say('definition');
  const definition = definitionOf(cohort);
  const sum = emptyTally();
  for (let after: string | null = null; ;) {
    const page = await pageContributions(tx, cohort, after, PAGE);
    for (const { courseId, folded, vector, lagging } of page) {
      addTally(sum, tallyOfVector(definition, protocol, instrument, folded));
      if (lagging) verification.lagging += 1;
      else if (folded !== vector) say(`contribution ${courseId}`);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.courseId;
  }
  const tally = tallyFromRows(await readTallyParts(tx, cohort.id));
  if (canonicalJson(canonicalTally(tally)) !== canonicalJson(canonicalTally(sum))) say('tally');
  const curve = await readCohortCurve(tx, cohort.id);
  if (curve === null || curve.folds !== (await readFolds(tx, cohort.id))) verification.lagging += 1;
  else {
    const rebuilt = cohortCurveText(cohort, protocol, instrument, sum);
    if (rebuilt.tally !== curve.tally || rebuilt.curve !== curve.curve) say('curve');
  }
}
