import type { SystemTransaction } from '../doors/with-system.js';

export interface Lag {
  patients: { clinicId: string; id: string }[];
  cohorts: { clinicId: string; id: string }[];
  imports: { clinicId: string; id: string }[];
}

/** A patient whose rebuild failed this often at one revision waits for a new one. */
export const MOST_ATTEMPTS = 5;

/**
 * What is behind its revision by the database's clock, oldest first, at most `most` of each. `graceSeconds` leaves
 * alone what a job in flight is about to do.
 */
export async function listLag(tx: SystemTransaction, graceSeconds: number, most: number): Promise<Lag> {
  const ids = async (sql: string, parameters: unknown[]) =>
    (await tx.query<{ clinic_id: string; id: string }>(sql, parameters)).map((row) => ({
      clinicId: row.clinic_id,
      id: row.id,
    }));
  return {
    patients: await ids(
      `SELECT patient.clinic_id, patient.id FROM patient
       LEFT JOIN rebuild_failure ON rebuild_failure.clinic_id = patient.clinic_id
         AND rebuild_failure.patient_id = patient.id AND rebuild_failure.revision = patient.revision
       WHERE patient.built_revision < patient.revision AND coalesce(rebuild_failure.attempts, 0) < $3
         AND patient.revised_at < now() - make_interval(secs => $1)
       ORDER BY patient.revised_at LIMIT $2`,
      [graceSeconds, most, MOST_ATTEMPTS],
    ),
    cohorts: await ids(
      `SELECT DISTINCT clinic_id, cohort_id AS id FROM contribution WHERE revision < due_revision
       UNION
       SELECT cohort.clinic_id, cohort.id FROM cohort
       LEFT JOIN cohort_curve ON cohort_curve.clinic_id = cohort.clinic_id AND cohort_curve.cohort_id = cohort.id
       WHERE cohort_curve.folds IS NULL OR cohort_curve.folds < cohort.folds
       LIMIT $1`,
      [most],
    ),
    imports: await ids(
      `SELECT clinic_id, id FROM import
       WHERE state = 'running' AND attempts <= $3 AND updated_at < now() - make_interval(secs => $1)
       ORDER BY updated_at LIMIT $2`,
      [Math.max(graceSeconds, 1), most, MOST_ATTEMPTS],
    ),
  };
}

/** All clinics but the deployment itself. */
export async function listClinics(tx: SystemTransaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM clinic WHERE id <> '00000000-0000-0000-0000-000000000000' ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** Milliseconds by which this process's clock is ahead of the database's. */
export async function readClockSkew(tx: SystemTransaction, now: () => number): Promise<number> {
  const before = now();
  const [row] = await tx.query<{ at: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at',
  );
  return (before + now()) / 2 - (row?.at ?? 0);
}
