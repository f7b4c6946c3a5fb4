import type { TenantTransaction } from '../doors/with-tenant.js';

/** Patients in the order of their ids, with whether what is derived claims to be up to date. */
export async function pagePatients(
  tx: TenantTransaction,
  after: string | null,
  limit: number,
): Promise<{ id: string; revision: number; lagging: boolean }[]> {
  const rows = await tx.query<{ id: string; revision: string; lagging: boolean }>(
    `SELECT id, revision, built_revision < revision AS lagging FROM patient
     WHERE clinic_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [tx.clinicId, after, limit],
  );
  return rows.map((row) => ({ ...row, revision: Number(row.revision) }));
}

/** All stored curves and vectors of these patients, as text under a readable name. */
export async function readDerived(tx: TenantTransaction, patientIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ name: string; content: string }>(
    `SELECT 'curve ' || patient_id || ' ' || series AS name, curve::text AS content FROM patient_curve
     WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[])
     UNION ALL
     SELECT 'vector ' || course_id || ' ' || infusion || ' ' || series, vector::text FROM course_vector
     WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[])`,
    [tx.clinicId, patientIds],
  );
  return new Map(rows.map(({ name, content }) => [name, content]));
}

export interface StoredContribution {
  courseId: string;
  folded: string | null;
  /** What the stored vectors say it should be. */
  vector: string | null;
  lagging: boolean;
}

/** One row for every course that belongs to the cohort, folded or not, in pages by course id. */
export async function pageContributions(
  tx: TenantTransaction,
  cohort: { id: string; series: string; infusion: number; protocol: string; study: string | null },
  after: string | null,
  limit: number,
): Promise<StoredContribution[]> {
  const rows = await tx.query<{
    course_id: string;
    folded: string | null;
    vector: string | null;
    lagging: boolean;
  }>(
    `SELECT course.id AS course_id, contribution.vector::text AS folded,
       coalesce(scored.vector, bare.vector)::text AS vector,
       patient.built_revision < patient.revision
         OR coalesce(contribution.revision < contribution.due_revision, false) AS lagging
     FROM course
     JOIN patient ON patient.clinic_id = course.clinic_id AND patient.id = course.patient_id
     LEFT JOIN contribution ON contribution.clinic_id = course.clinic_id
       AND contribution.course_id = course.id AND contribution.cohort_id = $2
     LEFT JOIN course_vector AS scored ON scored.clinic_id = course.clinic_id
       AND scored.course_id = course.id AND scored.series = $3 AND scored.infusion = $4
     LEFT JOIN course_vector AS bare ON bare.clinic_id = course.clinic_id
       AND bare.course_id = course.id AND bare.series = '' AND bare.infusion = $4
     WHERE course.clinic_id = $1 AND course.protocol = $5 AND ($6::text IS NULL OR course.study = $6)
       AND ($7::uuid IS NULL OR course.id > $7)
     ORDER BY course.id LIMIT $8`,
    [tx.clinicId, cohort.id, cohort.series, cohort.infusion, cohort.protocol, cohort.study, after, limit],
  );
  return rows.map((row) => ({
    courseId: row.course_id,
    folded: row.folded,
    vector: row.vector,
    lagging: row.lagging,
  }));
}
