import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';

export interface NewPatientRow {
  id: string;
  source_system: string;
  source_id: string;
  sex: string | null;
  birth_year: number | null;
}

export interface PatientRow extends NewPatientRow {
  revision: string;
  created_at: Date;
}

const recorded = ['id', 'source_system', 'source_id', 'sex', 'birth_year'] as const;
const columns = [...recorded, 'revision', 'created_at'].join(', ');

export const insertPatients = (tx: TenantTransaction, rows: readonly NewPatientRow[]): Promise<void> =>
  appendRows(tx, 'patient', recorded, rows);

export const findPatientsBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<NewPatientRow[]> => findBySource<NewPatientRow>(tx, 'patient', recorded, keys);

export async function findPatient(tx: TenantTransaction, id: string): Promise<PatientRow | null> {
  const rows = await tx.query<PatientRow>(`SELECT ${columns} FROM patient WHERE clinic_id = $1 AND id = $2`, [
    tx.clinicId,
    id,
  ]);
  return rows[0] ?? null;
}

/** Those of the ids that are patients of the clinic. */
export async function knownPatients(tx: TenantTransaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM patient WHERE clinic_id = $1 AND id = ANY ($2::uuid[])',
    [tx.clinicId, ids],
  );
  return new Set(rows.map(({ id }) => id));
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

/** Raises revisions in the transaction of the facts they speak of: this is what makes every curve lag visibly. */
export async function revisePatients(tx: TenantTransaction, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE patient SET revision = revision + 1, revised_at = now()
     WHERE clinic_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.clinicId, ids],
  );
}
