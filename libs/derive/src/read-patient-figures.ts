import type { ExpectedVisit, Flag, Instrument, PatientCurve, SymptomPoint } from '#contracts';
import { expectedVisits } from '#curves';
import { parseSeries, ticksToText } from '#instruments';
import {
  definitionsOf,
  findSeriesInstrument,
  listAssessments,
  readFacts,
  readNow,
  readRevisions,
  type TenantTransaction,
} from '#store';
import { curveFacts } from './build-patient.js';
import { presentPatientCurve } from './read-curves.js';

/** What the figures of one patient and series are drawn from. */
export interface PatientFigures {
  instrument: Instrument;
  recall: string | null;
  asOf: string;
  curve: PatientCurve;
  visits: ExpectedVisit[];
  symptoms: SymptomPoint[];
  /** What a person has to look at, by the form that raised it; forms without a total among them. */
  flags: Map<string, Flag[]>;
}

/** null: no such patient or series. `asOf`: the database's now unless given. O(facts of the patient). */
export async function readPatientFigures(
  tx: TenantTransaction,
  patientId: string,
  series: string,
  asOf?: string,
): Promise<PatientFigures | null> {
  const curve = await presentPatientCurve(tx, patientId, series);
  const instrument = await findSeriesInstrument(tx, series);
  if (!curve || !instrument) return null;
  const [facts] = await readFacts(tx, await readRevisions(tx, [patientId]));
  if (!facts) return null;
  const recall = parseSeries(series).recall ?? instrument.recalls[0] ?? null;
  const now = asOf === undefined ? await readNow(tx) : new Date(asOf);
  const { courses, infusions, assessments } = await curveFacts(facts, definitionsOf(tx));
  const own = assessments.filter((assessment) => assessment.series === series);
  const forms = await listAssessments(tx, patientId, series);
  const points = (ticks: string | null) =>
    ticks === null ? null : Number(ticksToText(BigInt(ticks), instrument.decimals));
  return {
    instrument,
    recall,
    asOf: now.toISOString(),
    curve,
    visits: expectedVisits(courses, infusions, own, { instrument: instrument.key, recall }, now.getTime()),
    symptoms: forms.map(({ id, administered_at, visit, scoring }) => ({
      assessmentId: id,
      at: administered_at?.toISOString() ?? null,
      visit,
      subscales: Object.fromEntries(
        Object.entries(scoring.subscales).map(([key, ticks]) => [key, points(ticks)]),
      ),
    })),
    flags: new Map(
      forms.flatMap(({ id, scoring }) => (scoring.flags.length === 0 ? [] : [[id, scoring.flags] as const])),
    ),
  };
}
