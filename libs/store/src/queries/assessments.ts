import type { TenantTransaction } from '../doors/with-tenant.js';

/** How a total was reached, kept beside it; subscales in ticks as text. */
export interface StoredScoring {
  subscales: Record<string, string | null>;
  method: 'complete' | 'prorated' | 'not scored' | 'reported';
  answered: number;
  missing: number[];
  diagnosis?: 'met' | 'not met' | 'indeterminate';
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

const columns = `id, version, patient_id, course_id, instrument, recall, series, administered_at,
  administered_offset, visit, items, ticks, scoring, source_system, source_id, withdrawn, reason`;

/** Appends a version; the unique keys refuse a second version 1 or a second successor. */
export async function insertAssessment(tx: TenantTransaction, row: AssessmentRow): Promise<void> {
  await tx.query(
    `INSERT INTO assessment (clinic_id, ${columns}, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      tx.clinicId,
      row.id,
      row.version,
      row.patient_id,
      row.course_id,
      row.instrument,
      row.recall,
      row.series,
      row.administered_at,
      row.administered_offset,
      row.visit,
      row.items,
      row.ticks,
      JSON.stringify(row.scoring),
      row.source_system,
      row.source_id,
      row.withdrawn,
      row.reason,
      tx.actor,
    ],
  );
}

/** The version that stands, with when it was recorded. */
export async function findAssessment(
  tx: TenantTransaction,
  id: string,
): Promise<(AssessmentRow & { recorded_at: Date }) | null> {
  const rows = await tx.query<AssessmentRow & { recorded_at: Date }>(
    `SELECT ${columns}, recorded_at FROM assessment
     WHERE clinic_id = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
    [tx.clinicId, id],
  );
  return rows[0] ?? null;
}

/** The first version under the natural key of the source system. */
export async function findAssessmentBySource(
  tx: TenantTransaction,
  sourceSystem: string,
  sourceId: string,
): Promise<AssessmentRow | null> {
  const rows = await tx.query<AssessmentRow>(
    `SELECT ${columns} FROM assessment
     WHERE clinic_id = $1 AND source_system = $2 AND source_id = $3 AND version = 1`,
    [tx.clinicId, sourceSystem, sourceId],
  );
  return rows[0] ?? null;
}

/** The first version of what stands at a visit that is known by name. */
export async function findAssessmentAtVisit(
  tx: TenantTransaction,
  courseId: string,
  series: string,
  visit: string,
): Promise<AssessmentRow | null> {
  const rows = await tx.query<AssessmentRow>(
    `SELECT ${columns} FROM assessment
     WHERE clinic_id = $1 AND course_id = $2 AND series = $3 AND visit = $4 AND version = 1`,
    [tx.clinicId, courseId, series, visit],
  );
  return rows[0] ?? null;
}
