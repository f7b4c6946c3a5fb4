import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';

export interface CourseRow {
  id: string;
  patient_id: string;
  protocol: string;
  arm: string | null;
  indication: string | null;
  study: string | null;
  started_at: Date | null;
  source_system: string | null;
  source_id: string | null;
}

const columns = [
  'id',
  'patient_id',
  'protocol',
  'arm',
  'indication',
  'study',
  'started_at',
  'source_system',
  'source_id',
] as const;

export const insertCourses = (tx: TenantTransaction, rows: readonly CourseRow[]): Promise<void> =>
  appendRows(tx, 'course', columns, rows);

export const findCoursesBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<CourseRow[]> => findBySource<CourseRow>(tx, 'course', columns, keys);

export async function findCourses(
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<Map<string, CourseRow>> {
  const rows = await tx.query<CourseRow>(
    `SELECT ${columns.join(', ')} FROM course WHERE clinic_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.clinicId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ids of the courses of each patient; a caller that needs one refuses any other number. */
export async function listCourseIds(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ patient_id: string; ids: string[] }>(
    `SELECT patient_id, array_agg(id ORDER BY id) AS ids FROM course
     WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[]) GROUP BY patient_id`,
    [tx.clinicId, patientIds],
  );
  return new Map(rows.map(({ patient_id, ids }) => [patient_id, ids]));
}

export async function listCourses(tx: TenantTransaction, patientId: string): Promise<CourseRow[]> {
  return tx.query<CourseRow>(
    `SELECT ${columns.join(', ')} FROM course WHERE clinic_id = $1 AND patient_id = $2 ORDER BY id`,
    [tx.clinicId, patientId],
  );
}
