import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';

/** How a total was reached, kept beside it; subscales in ticks as text. */
export interface StoredScoring {
  subscales: Record<string, string | null>;
  method: 'complete' | 'prorated' | 'not scored' | 'reported';
  answered: number;
  missing: number[];
  diagnosis?: 'met' | 'not met' | 'indeterminate';
  triage?: 'high' | 'moderate' | 'low' | 'none' | 'incomplete';
  flags: { flag: string; item: number; value: number | null; text: string }[];
}

export interface AssessmentRow {
  id: string;
  version: number;
  patient_id: string;
  course_id: string | null;
  instrument: string;
  recall: string | null;
  series: string;
  administered_at: Date | null;
  administered_offset: number | null;
  visit: string | null;
  items: (number | null)[] | null;
  ticks: string | null;
  scoring: StoredScoring;
  source_system: string | null;
  source_id: string | null;
  withdrawn: boolean;
  reason: string | null;
}

const columns = [
  'id',
  'version',
  'patient_id',
  'course_id',
  'instrument',
  'recall',
  'series',
  'administered_at',
  'administered_offset',
  'visit',
  'items',
  'ticks',
  'scoring',
  'source_system',
  'source_id',
  'withdrawn',
  'reason',
] as const;
const names = columns.join(', ');

export const insertAssessments = (tx: TenantTransaction, rows: readonly AssessmentRow[]): Promise<void> =>
  appendRows(tx, 'assessment', columns, rows);

/** The version that stands, with when it was recorded. */
export async function findAssessment(
  tx: TenantTransaction,
  id: string,
): Promise<(AssessmentRow & { recorded_at: Date }) | null> {
  const rows = await tx.query<AssessmentRow & { recorded_at: Date }>(
    `SELECT ${names}, recorded_at FROM assessment
     WHERE clinic_id = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
    [tx.clinicId, id],
  );
  return rows[0] ?? null;
}

/** The first versions under natural keys of source systems. */
export const findAssessmentsBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<AssessmentRow[]> => findBySource<AssessmentRow>(tx, 'assessment', columns, keys);

/** The first versions of what stands at visits that are known by name. */
export async function findAssessmentsAtVisits(
  tx: TenantTransaction,
  places: readonly { courseId: string; series: string; visit: string }[],
): Promise<AssessmentRow[]> {
  if (places.length === 0) return [];
  return tx.query<AssessmentRow>(
    `SELECT fact.* FROM unnest($2::uuid[], $3::text[], $4::text[]) AS wanted (course, asked, place)
     CROSS JOIN LATERAL (
       SELECT ${names} FROM assessment
       WHERE clinic_id = $1 AND course_id = wanted.course AND series = wanted.asked AND visit = wanted.place
         AND version = 1 LIMIT 1) AS fact`,
    [
      tx.clinicId,
      places.map(({ courseId }) => courseId),
      places.map(({ series }) => series),
      places.map(({ visit }) => visit),
    ],
  );
}

/** The forms of a patient that stand, of one series or of all, withdrawn ones left out; in time, then by id. */
export async function listAssessments(
  tx: TenantTransaction,
  patientId: string,
  series?: string,
): Promise<AssessmentRow[]> {
  return tx.query<AssessmentRow>(
    `SELECT ${names} FROM (
       SELECT DISTINCT ON (id) ${names} FROM assessment
       WHERE clinic_id = $1 AND patient_id = $2 AND ($3::text IS NULL OR series = $3) ORDER BY id, version DESC
     ) AS standing WHERE NOT withdrawn ORDER BY administered_at, id`,
    [tx.clinicId, patientId, series ?? null],
  );
}

/** How many forms of each series stand. */
export async function countSeries(
  tx: TenantTransaction,
  patientId: string,
): Promise<{ series: string; instrument: string; recall: string | null; n: number }[]> {
  return tx.query(
    `SELECT series, instrument, recall, count(*)::int AS n FROM (
       SELECT DISTINCT ON (id) id, series, instrument, recall, withdrawn FROM assessment
       WHERE clinic_id = $1 AND patient_id = $2 ORDER BY id, version DESC
     ) AS standing WHERE NOT withdrawn GROUP BY series, instrument, recall ORDER BY n DESC, series`,
    [tx.clinicId, patientId],
  );
}
