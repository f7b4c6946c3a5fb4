import type { TenantTransaction } from '../doors/with-tenant.js';

export interface CohortRow {
  id: string;
  name: string;
  protocol: string;
  series: string;
  study: string | null;
  infusion: number;
  definition: unknown;
  created_at: Date;
}

const columns = 'id, name, protocol, series, study, infusion, definition, created_at';

export async function insertCohort(
  tx: TenantTransaction,
  cohort: Omit<CohortRow, 'created_at'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO cohort (clinic_id, id, name, protocol, series, study, infusion, definition, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.clinicId,
      cohort.id,
      cohort.name,
      cohort.protocol,
      cohort.series,
      cohort.study,
      cohort.infusion,
      JSON.stringify(cohort.definition),
      tx.actor,
    ],
  );
}

export async function findCohort(tx: TenantTransaction, id: string): Promise<CohortRow | null> {
  const rows = await tx.query<CohortRow>(`SELECT ${columns} FROM cohort WHERE clinic_id = $1 AND id = $2`, [
    tx.clinicId,
    id,
  ]);
  return rows[0] ?? null;
}

export async function listCohorts(tx: TenantTransaction): Promise<CohortRow[]> {
  return tx.query<CohortRow>(`SELECT ${columns} FROM cohort WHERE clinic_id = $1 ORDER BY id`, [tx.clinicId]);
}

/**
 * A rebuild (shared) and a new cohort (exclusive) of one clinic must see each other: otherwise a course whose
 * vector is being written while the cohort is being made would belong to neither list.
 */
export async function lockMembership(tx: TenantTransaction, how: 'shared' | 'exclusive'): Promise<void> {
  const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await tx.query(`SELECT ${lock}(hashtextextended($1, 7283042))`, [tx.clinicId]);
}

/** Enters every course with the cohort's protocol (and study) as due to be folded. */
export async function enrolCourses(tx: TenantTransaction, cohort: CohortRow): Promise<void> {
  await tx.query(
    `INSERT INTO contribution (clinic_id, cohort_id, course_id, patient_id, due_revision)
     SELECT course.clinic_id, $2, course.id, course.patient_id, patient.built_revision
     FROM course JOIN patient ON patient.clinic_id = course.clinic_id AND patient.id = course.patient_id
     WHERE course.clinic_id = $1 AND course.protocol = $3 AND ($4::text IS NULL OR course.study = $4)
       AND patient.built_revision > 0
     ON CONFLICT (clinic_id, cohort_id, course_id) DO NOTHING`,
    [tx.clinicId, cohort.id, cohort.protocol, cohort.study],
  );
}
