import type { TenantTransaction } from '../doors/with-tenant.js';

/** A stored curve as its exact text, with the revision that it was built from and the one that stands. */
export async function readPatientCurve(
  tx: TenantTransaction,
  patientId: string,
  series: string,
): Promise<{ curve: string | null; revision: number; builtRevision: number } | null> {
  const [row] = await tx.query<{ curve: string | null; revision: string; built_revision: string }>(
    `SELECT patient_curve.curve::text AS curve, patient.revision, patient.built_revision
     FROM patient LEFT JOIN patient_curve ON patient_curve.clinic_id = patient.clinic_id
       AND patient_curve.patient_id = patient.id AND patient_curve.series = $3
     WHERE patient.clinic_id = $1 AND patient.id = $2`,
    [tx.clinicId, patientId, series],
  );
  return row
    ? { curve: row.curve, revision: Number(row.revision), builtRevision: Number(row.built_revision) }
    : null;
}

export interface StoredCohortCurve {
  folds: number;
  tally: string;
  curve: string;
}

export async function readCohortCurve(
  tx: TenantTransaction,
  cohortId: string,
): Promise<StoredCohortCurve | null> {
  const [row] = await tx.query<{ folds: string; tally: string; curve: string }>(
    `SELECT folds, tally, curve::text AS curve FROM cohort_curve WHERE clinic_id = $1 AND cohort_id = $2`,
    [tx.clinicId, cohortId],
  );
  return row ? { ...row, folds: Number(row.folds) } : null;
}

/** Written only if it is of a later fold than what stands. */
export async function writeCohortCurve(
  tx: TenantTransaction,
  cohortId: string,
  stored: StoredCohortCurve,
): Promise<void> {
  await tx.query(
    `INSERT INTO cohort_curve AS standing (clinic_id, cohort_id, folds, tally, curve) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (clinic_id, cohort_id) DO UPDATE
       SET folds = excluded.folds, tally = excluded.tally, curve = excluded.curve
       WHERE standing.folds < excluded.folds`,
    [tx.clinicId, cohortId, stored.folds, stored.tally, stored.curve],
  );
}

/** The database's present instant: what is open or missed when nobody says otherwise. */
export async function readNow(tx: TenantTransaction): Promise<Date> {
  const [row] = await tx.query<{ now: Date }>('SELECT now() AS now');
  if (!row) throw new Error('The database has no clock');
  return row.now;
}

/** The database's date (UTC): what turns due into lost when nobody says otherwise. */
export async function readToday(tx: TenantTransaction): Promise<string> {
  const [row] = await tx.query<{ today: string }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today`,
  );
  return row?.today ?? '';
}

/**
 * Whether everything recorded so far has reached the cohort's stored curve: no patient with a course under its
 * protocol lags, no contribution is due, and the curve is of the last fold. Three look-ups in partial indexes.
 */
export async function isCohortCurrent(
  tx: TenantTransaction,
  cohort: { id: string; protocol: string; study: string | null },
): Promise<boolean> {
  const [row] = await tx.query<{ current: boolean }>(
    `WITH lagging AS MATERIALIZED (
       SELECT id FROM patient WHERE clinic_id = $1 AND built_revision < revision)
     SELECT NOT EXISTS (
         SELECT 1 FROM contribution
         WHERE clinic_id = $1 AND cohort_id = $2 AND revision < due_revision)
       AND EXISTS (
         SELECT 1 FROM cohort JOIN cohort_curve ON cohort_curve.clinic_id = cohort.clinic_id
           AND cohort_curve.cohort_id = cohort.id AND cohort_curve.folds = cohort.folds
         WHERE cohort.clinic_id = $1 AND cohort.id = $2)
       AND NOT EXISTS (
         SELECT 1 FROM lagging JOIN course ON course.clinic_id = $1 AND course.patient_id = lagging.id
         WHERE course.protocol = $3 AND ($4::text IS NULL OR course.study = $4)) AS current`,
    [tx.clinicId, cohort.id, cohort.protocol, cohort.study],
  );
  return row?.current ?? false;
}
