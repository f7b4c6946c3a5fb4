import type { TenantTransaction } from '../doors/with-tenant.js';

/** What one patient contributes to a cohort now, course by course; a vector of null: nothing yet. By primary key. */
export async function readOwnContributions(
  tx: TenantTransaction,
  cohortId: string,
  patientId: string,
): Promise<{ courseId: string; vector: string | null }[]> {
  const rows = await tx.query<{ course_id: string; vector: string | null }>(
    `SELECT contribution.course_id, contribution.vector::text AS vector
     FROM course JOIN contribution ON contribution.clinic_id = course.clinic_id
       AND contribution.cohort_id = $2 AND contribution.course_id = course.id
     WHERE course.clinic_id = $1 AND course.patient_id = $3 ORDER BY contribution.course_id`,
    [tx.clinicId, cohortId, patientId],
  );
  return rows.map(({ course_id: courseId, vector }) => ({ courseId, vector }));
}

/** UTC dates of the first and the last infusion of a cohort's courses; null where it has none. O(infusions). */
export async function readCohortSpan(
  tx: TenantTransaction,
  cohortId: string,
): Promise<{ from: string | null; to: string | null }> {
  const [row] = await tx.query<{ from: string | null; to: string | null }>(
    `SELECT to_char(min(infusion.started_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "from",
       to_char(max(infusion.started_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "to"
     FROM contribution JOIN infusion ON infusion.clinic_id = contribution.clinic_id
       AND infusion.course_id = contribution.course_id
     WHERE contribution.clinic_id = $1 AND contribution.cohort_id = $2 AND NOT infusion.withdrawn`,
    [tx.clinicId, cohortId],
  );
  return row ?? { from: null, to: null };
}
