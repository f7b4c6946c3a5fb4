import type { Timeline, TimelineInfusion, VitalSign } from '#contracts';
import { ticksToText } from '#instruments';
import {
  countSeries,
  findInstrument,
  findPatient,
  isSimulated,
  listAssessments,
  listCourses,
  listInfusions,
  listVitalSigns,
  readNow,
  type AssessmentRow,
  type InfusionRow,
  type TenantTransaction,
  type VitalSignsRow,
} from '#store';

const HOUR = 3_600_000;

/** A CADSS-6 belongs to the infusion that it follows by at most this: dissociation is over within hours. */
const DISSOCIATION_HOURS = 12;
const DISSOCIATION = 'cadss-6';

/** Everything of a patient on one axis of time, but for the other treatments; null: no such patient. Nine queries. */
export async function readTimeline(
  tx: TenantTransaction,
  patientId: string,
): Promise<Omit<Timeline, 'treatments'> | null> {
  if (!(await findPatient(tx, patientId))) return null;
  const infusions = await listInfusions(tx, patientId);
  const vitals = await listVitalSigns(tx, ['patient_id', patientId]);
  const dissociation = await listAssessments(tx, patientId, DISSOCIATION);
  const courses = await listCourses(tx, patientId);
  const series: Timeline['series'] = [];
  for (const counted of await countSeries(tx, patientId))
    series.push({
      ...counted,
      name: (await findInstrument(tx, counted.instrument))?.name ?? counted.instrument,
    });
  return {
    asOf: (await readNow(tx)).toISOString(),
    simulated: await isSimulated(tx),
    courses: courses.map(({ id, protocol, arm, study, indication, started_at }) => ({
      id,
      protocol,
      arm,
      study,
      indication,
      startedAt: started_at?.toISOString() ?? null,
    })),
    infusions: infusions.map((infusion, index) =>
      onTimeline(
        infusion,
        vitals.filter(({ infusion_id }) => infusion_id === infusion.id),
        peakAfter(infusion, infusions[index + 1], dissociation),
      ),
    ),
    series,
  };
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));

function onTimeline(
  row: InfusionRow,
  vitals: VitalSignsRow[],
  dissociation: TimelineInfusion['dissociation'],
): TimelineInfusion {
  const [doseMg, weightKg] = [number(row.dose_mg), number(row.weight_kg)];
  const byWeight = doseMg !== null && weightKg !== null ? doseMg / weightKg : null;
  return {
    id: row.id,
    version: row.version,
    courseId: row.course_id,
    number: row.number,
    phase: row.phase,
    at: row.started_at.toISOString(),
    offset: row.started_offset,
    until: row.ended_at?.toISOString() ?? null,
    drug: row.drug,
    route: row.route as TimelineInfusion['route'],
    doseMg,
    doseMgPerKg: number(row.dose_mg_per_kg) ?? byWeight,
    weightKg,
    vitals: worstOf(vitals),
    dissociation,
  };
}

/** The worst reading of each sign; the lowest only where low is bad. */
function worstOf(rows: VitalSignsRow[]): TimelineInfusion['vitals'] {
  const worst = (
    column: 'systolic' | 'diastolic' | 'heart_rate' | 'respiratory_rate' | 'oxygen_saturation',
  ) => {
    const values = rows.flatMap((row) => number(row[column]) ?? []);
    if (values.length === 0) return null;
    return column === 'oxygen_saturation' ? Math.min(...values) : Math.max(...values);
  };
  const signs: Record<VitalSign, number | null> = {
    systolic: worst('systolic'),
    diastolic: worst('diastolic'),
    heartRate: worst('heart_rate'),
    oxygenSaturation: worst('oxygen_saturation'),
    respiratoryRate: worst('respiratory_rate'),
  };
  return { n: rows.length, ...signs };
}

/** The highest score between the start of the infusion and the next one, within the hours it may last. */
function peakAfter(
  { started_at }: InfusionRow,
  next: InfusionRow | undefined,
  forms: AssessmentRow[],
): TimelineInfusion['dissociation'] {
  const start = started_at.getTime();
  const end = Math.min(start + DISSOCIATION_HOURS * HOUR, (next?.started_at.getTime() ?? Infinity) - 1);
  let peak: TimelineInfusion['dissociation'] = null;
  for (const { administered_at: at, ticks } of forms) {
    if (at === null || ticks === null || at.getTime() < start || at.getTime() > end) continue;
    const total = Number(ticksToText(BigInt(ticks), 0));
    if (peak === null || total > peak.total) peak = { at: at.toISOString(), total };
  }
  return peak;
}
