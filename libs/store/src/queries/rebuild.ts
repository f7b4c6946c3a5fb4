import type { TenantTransaction } from '../doors/with-tenant.js';
import { MOST_ATTEMPTS } from './lag.js';

export interface LaggingPatient {
  id: string;
  revision: number;
}

export interface CourseFactRow {
  id: string;
  patient_id: string;
  protocol: string;
  arm: string | null;
  study: string | null;
  indication: string | null;
  started_at: Date | null;
  covariates: Record<string, string>;
}
export interface InfusionFactRow {
  id: string;
  patient_id: string;
  course_id: string;
  number: number;
  started_at: Date;
  phase: 'induction' | 'booster';
  route: string;
  /** As sent, else from dose and weight. */
  dose_mg_per_kg: number | null;
}
export interface TreatmentFactRow {
  id: string;
  patient_id: string;
  course_id: string | null;
  kind: string;
  phase: string | null;
  started_at: Date;
}
export interface AssessmentFactRow {
  id: string;
  patient_id: string;
  course_id: string | null;
  instrument: string;
  series: string;
  administered_at: Date | null;
  visit: string | null;
  ticks: string | null;
  withdrawn: boolean;
  received: number;
}

export interface PatientFacts {
  patient: LaggingPatient;
  sex: string | null;
  birth_year: number | null;
  courses: CourseFactRow[];
  infusions: InfusionFactRow[];
  assessments: AssessmentFactRow[];
  treatments: TreatmentFactRow[];
}

/** Those of `ids` that are patients, whether or not they lag. */
export async function readRevisions(tx: TenantTransaction, ids: string[]): Promise<LaggingPatient[]> {
  const rows = await tx.query<{ id: string; revision: string }>(
    'SELECT id, revision FROM patient WHERE clinic_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id',
    [tx.clinicId, ids],
  );
  return rows.map(({ id, revision }) => ({ id, revision: Number(revision) }));
}

/**
 * Those of `ids` that lag and have not failed too often at their revision. `unlessBusy` leaves out what another
 * transaction is rebuilding just now; either way they are busy until the end of this one.
 */
export async function claimLagging(
  tx: TenantTransaction,
  ids: string[],
  { unlessBusy }: { unlessBusy: boolean },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH lagging AS MATERIALIZED (
       SELECT id FROM patient
       WHERE clinic_id = $1 AND id = ANY ($2::uuid[]) AND built_revision < revision AND NOT EXISTS (
         SELECT 1 FROM rebuild_failure AS failure WHERE failure.clinic_id = $1 AND failure.patient_id = patient.id
           AND failure.revision = patient.revision AND failure.attempts >= $3)),
     claimed AS MATERIALIZED (
       SELECT id, pg_try_advisory_xact_lock(hashtextextended(id::text, 7283043)) AS is_ours FROM lagging)
     SELECT id FROM claimed WHERE is_ours OR NOT $4 ORDER BY id`,
    [tx.clinicId, ids, MOST_ATTEMPTS, unlessBusy],
  );
  return rows.map(({ id }) => id);
}

/** Everything that the curves of these patients are made from: five queries for any number of patients. */
export async function readFacts(tx: TenantTransaction, patients: LaggingPatient[]): Promise<PatientFacts[]> {
  const ids = patients.map(({ id }) => id);
  const of = <Row extends { patient_id: string }>(rows: Row[]): Map<string, Row[]> => {
    const byPatient = new Map<string, Row[]>();
    for (const row of rows) {
      const known = byPatient.get(row.patient_id);
      if (known) known.push(row);
      else byPatient.set(row.patient_id, [row]);
    }
    return byPatient;
  };
  const people = new Map(
    (
      await tx.query<{ id: string; sex: string | null; birth_year: number | null }>(
        'SELECT id, sex, birth_year FROM patient WHERE clinic_id = $1 AND id = ANY ($2::uuid[])',
        [tx.clinicId, ids],
      )
    ).map((person) => [person.id, person]),
  );
  const courses = of(
    await tx.query<CourseFactRow>(
      `SELECT id, patient_id, protocol, arm, study, indication, started_at, covariates FROM course
       WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[]) ORDER BY id`,
      [tx.clinicId, ids],
    ),
  );
  const infusions = of(
    await tx.query<InfusionFactRow>(
      `SELECT id, patient_id, course_id, number, started_at, phase, route,
         coalesce(dose_mg_per_kg, dose_mg / weight_kg)::float8 AS dose_mg_per_kg FROM (
         SELECT DISTINCT ON (id) id, patient_id, course_id, number, started_at, phase, route, dose_mg_per_kg,
           dose_mg, weight_kg, withdrawn FROM infusion
         WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[]) ORDER BY id, version DESC
       ) AS standing WHERE NOT withdrawn`,
      [tx.clinicId, ids],
    ),
  );
  const assessments = of(
    await tx.query<AssessmentFactRow>(
      `SELECT DISTINCT ON (id) id, patient_id, course_id, instrument, series, administered_at, visit, ticks,
         withdrawn, extract(epoch FROM recorded_at)::float8 AS received FROM assessment
       WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[]) ORDER BY id, version DESC`,
      [tx.clinicId, ids],
    ),
  );
  const treatments = of(
    await tx.query<TreatmentFactRow>(
      `SELECT id, patient_id, course_id, kind, phase, started_at FROM (
         SELECT DISTINCT ON (id) id, patient_id, course_id, kind, phase, started_at, withdrawn FROM treatment
         WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[]) ORDER BY id, version DESC
       ) AS standing WHERE NOT withdrawn`,
      [tx.clinicId, ids],
    ),
  );
  return patients.map((patient) => ({
    patient,
    sex: people.get(patient.id)?.sex ?? null,
    birth_year: people.get(patient.id)?.birth_year ?? null,
    courses: courses.get(patient.id) ?? [],
    infusions: infusions.get(patient.id) ?? [],
    assessments: assessments.get(patient.id) ?? [],
    treatments: treatments.get(patient.id) ?? [],
  }));
}

export interface BuiltPatient {
  id: string;
  revision: number;
  curves: { series: string; curve: string }[];
  vectors: { courseId: string; series: string; infusion: number; vector: string }[];
  courses: { id: string; protocol: string; study: string | null }[];
}

/**
 * Writes what was built, for those patients whose stored revision is older: a worker that was overtaken writes
 * nothing. Every cohort that one of the courses belongs to is marked as due. Returns those cohorts.
 */
export async function writeBuilt(tx: TenantTransaction, built: BuiltPatient[]): Promise<string[]> {
  const fenced = await tx.query<{ id: string }>(
    `UPDATE patient SET built_revision = new.revision
     FROM unnest($2::uuid[], $3::bigint[]) AS new (id, revision)
     WHERE patient.clinic_id = $1 AND patient.id = new.id AND patient.built_revision < new.revision
     RETURNING patient.id`,
    [tx.clinicId, built.map(({ id }) => id), built.map(({ revision }) => revision)],
  );
  const won = new Set(fenced.map(({ id }) => id));
  const fresh = built.filter(({ id }) => won.has(id));
  if (fresh.length === 0) return [];
  const ids = fresh.map(({ id }) => id);
  await tx.query('DELETE FROM patient_curve WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[])', [
    tx.clinicId,
    ids,
  ]);
  await tx.query('DELETE FROM course_vector WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[])', [
    tx.clinicId,
    ids,
  ]);
  await tx.query('DELETE FROM rebuild_failure WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[])', [
    tx.clinicId,
    ids,
  ]);
  const curves = fresh.flatMap(({ id, curves: each }) => each.map((curve) => ({ id, ...curve })));
  await tx.query(
    `INSERT INTO patient_curve (clinic_id, patient_id, series, curve)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::json[]) ON CONFLICT DO NOTHING`,
    [
      tx.clinicId,
      curves.map(({ id }) => id),
      curves.map(({ series }) => series),
      curves.map(({ curve }) => curve),
    ],
  );
  const vectors = fresh.flatMap(({ id, vectors: each }) => each.map((vector) => ({ id, ...vector })));
  await tx.query(
    `INSERT INTO course_vector (clinic_id, course_id, series, infusion, patient_id, vector)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::int[], $5::uuid[], $6::json[]) ON CONFLICT DO NOTHING`,
    [
      tx.clinicId,
      vectors.map(({ courseId }) => courseId),
      vectors.map(({ series }) => series),
      vectors.map(({ infusion }) => infusion),
      vectors.map(({ id }) => id),
      vectors.map(({ vector }) => vector),
    ],
  );
  const courses = fresh.flatMap(({ id, revision, courses: each }) =>
    each.map((course) => ({ patientId: id, revision, ...course })),
  );
  const due = await tx.query<{ cohort_id: string }>(
    `INSERT INTO contribution (clinic_id, cohort_id, course_id, patient_id, due_revision)
     SELECT cohort.clinic_id, cohort.id, new.course_id, new.patient_id, new.revision
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[])
       AS new (course_id, patient_id, protocol, study, revision)
     JOIN cohort ON cohort.clinic_id = $1 AND cohort.protocol = new.protocol
       AND (cohort.study IS NULL OR cohort.study = new.study)
     ON CONFLICT (clinic_id, cohort_id, course_id) DO UPDATE SET due_revision = excluded.due_revision
       WHERE contribution.due_revision < excluded.due_revision
     RETURNING cohort_id`,
    [
      tx.clinicId,
      courses.map(({ id }) => id),
      courses.map(({ patientId }) => patientId),
      courses.map(({ protocol }) => protocol),
      courses.map(({ study }) => study),
      courses.map(({ revision }) => revision),
    ],
  );
  return [...new Set(due.map(({ cohort_id }) => cohort_id))];
}

/** Counts a failed rebuild of this revision; a new revision begins anew. */
export async function recordFailure(
  tx: TenantTransaction,
  patient: LaggingPatient,
  error: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO rebuild_failure AS known (clinic_id, patient_id, revision, attempts, error)
     VALUES ($1, $2, $3, 1, $4)
     ON CONFLICT (clinic_id, patient_id) DO UPDATE SET
       attempts = CASE WHEN known.revision = excluded.revision THEN known.attempts + 1 ELSE 1 END,
       revision = excluded.revision, error = excluded.error`,
    [tx.clinicId, patient.id, patient.revision, error.slice(0, 200)],
  );
}
