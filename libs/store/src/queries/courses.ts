import type { TenantTransaction } from '../doors/with-tenant.js';

export interface CourseRow {
  id: string;
  patient_id: string;
  protocol: string;
  arm: string | null;
  study: string | null;
  started_at: Date | null;
}

const columns = 'id, patient_id, protocol, arm, study, started_at';

export async function insertCourse(
  tx: TenantTransaction,
  course: {
    id: string;
    patientId: string;
    protocol: string;
    arm: string | null;
    indication: string | null;
    study: string | null;
    startedAt: string | null;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO course (clinic_id, id, patient_id, protocol, arm, indication, study, started_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.clinicId,
      course.id,
      course.patientId,
      course.protocol,
      course.arm,
      course.indication,
      course.study,
      course.startedAt,
      tx.actor,
    ],
  );
}

export async function findCourse(tx: TenantTransaction, id: string): Promise<CourseRow | null> {
  const rows = await tx.query<CourseRow>(`SELECT ${columns} FROM course WHERE clinic_id = $1 AND id = $2`, [
    tx.clinicId,
    id,
  ]);
  return rows[0] ?? null;
}

/** Ids of the patient's courses; a caller that needs one refuses any other number. */
export async function listCourseIds(tx: TenantTransaction, patientId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM course WHERE clinic_id = $1 AND patient_id = $2 ORDER BY id',
    [tx.clinicId, patientId],
  );
  return rows.map(({ id }) => id);
}
