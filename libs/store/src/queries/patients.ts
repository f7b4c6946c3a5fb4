import type { TenantTransaction } from '../doors/with-tenant.js';

export interface PatientRow {
  id: string;
  source_system: string;
  source_id: string;
  sex: string | null;
  birth_year: number | null;
  revision: string;
  created_at: Date;
}

const columns = 'id, source_system, source_id, sex, birth_year, revision, created_at';

/** null: the natural key is taken (read it with `findPatientBySource`). */
export async function insertPatient(
  tx: TenantTransaction,
  patient: {
    id: string;
    sourceSystem: string;
    sourceId: string;
    sex: string | null;
    birthYear: number | null;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO patient (clinic_id, id, source_system, source_id, sex, birth_year)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (clinic_id, source_system, source_id) DO NOTHING RETURNING id`,
    [tx.clinicId, patient.id, patient.sourceSystem, patient.sourceId, patient.sex, patient.birthYear],
  );
  return rows.length === 1;
}

export async function findPatient(tx: TenantTransaction, id: string): Promise<PatientRow | null> {
  const rows = await tx.query<PatientRow>(`SELECT ${columns} FROM patient WHERE clinic_id = $1 AND id = $2`, [
    tx.clinicId,
    id,
  ]);
  return rows[0] ?? null;
}

export async function findPatientBySource(
  tx: TenantTransaction,
  sourceSystem: string,
  sourceId: string,
): Promise<PatientRow | null> {
  const rows = await tx.query<PatientRow>(
    `SELECT ${columns} FROM patient WHERE clinic_id = $1 AND source_system = $2 AND source_id = $3`,
    [tx.clinicId, sourceSystem, sourceId],
  );
  return rows[0] ?? null;
}

/** Oldest first (ids grow with time), after the id `after`. */
export async function listPatients(
  tx: TenantTransaction,
  filter: { after?: string; limit: number; sourceSystem?: string; sourceId?: string },
): Promise<PatientRow[]> {
  return tx.query<PatientRow>(
    `SELECT ${columns} FROM patient
     WHERE clinic_id = $1 AND ($2::uuid IS NULL OR id > $2)
       AND ($3::text IS NULL OR source_system = $3) AND ($4::text IS NULL OR source_id = $4)
     ORDER BY id LIMIT $5`,
    [tx.clinicId, filter.after ?? null, filter.sourceSystem ?? null, filter.sourceId ?? null, filter.limit],
  );
}

/** Raises the revision in the transaction of the fact it speaks of: this is what makes every curve lag visibly. */
export async function revisePatient(tx: TenantTransaction, id: string): Promise<number | null> {
  const [row] = await tx.query<{ revision: string }>(
    `UPDATE patient SET revision = revision + 1, revised_at = now()
     WHERE clinic_id = $1 AND id = $2 RETURNING revision`,
    [tx.clinicId, id],
  );
  return row ? Number(row.revision) : null;
}

export async function revisePatients(tx: TenantTransaction, ids: string[]): Promise<void> {
  await tx.query(
    `UPDATE patient SET revision = revision + 1, revised_at = now()
     WHERE clinic_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.clinicId, ids],
  );
}
