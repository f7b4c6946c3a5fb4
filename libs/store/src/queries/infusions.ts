import type { TenantTransaction } from '../doors/with-tenant.js';

export interface InfusionRow {
  id: string;
  version: number;
  course_id: string;
  patient_id: string;
  number: number;
  started_at: Date;
  started_offset: number;
  ended_at: Date | null;
  drug: string;
  dose_mg_per_kg: string | null;
  dose_mg: string | null;
  route: string;
  source_system: string | null;
  source_id: string | null;
  withdrawn: boolean;
  reason: string | null;
}

const columns = `id, version, course_id, patient_id, number, started_at, started_offset, ended_at, drug,
  dose_mg_per_kg, dose_mg, route, source_system, source_id, withdrawn, reason`;

/** Appends a version; the unique keys refuse a second version 1 or a second successor. */
export async function insertInfusion(tx: TenantTransaction, row: InfusionRow): Promise<void> {
  await tx.query(
    `INSERT INTO infusion (clinic_id, ${columns}, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      tx.clinicId,
      row.id,
      row.version,
      row.course_id,
      row.patient_id,
      row.number,
      row.started_at,
      row.started_offset,
      row.ended_at,
      row.drug,
      row.dose_mg_per_kg,
      row.dose_mg,
      row.route,
      row.source_system,
      row.source_id,
      row.withdrawn,
      row.reason,
      tx.actor,
    ],
  );
}

/** The version that stands. */
export async function findInfusion(tx: TenantTransaction, id: string): Promise<InfusionRow | null> {
  const rows = await tx.query<InfusionRow>(
    `SELECT ${columns} FROM infusion WHERE clinic_id = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
    [tx.clinicId, id],
  );
  return rows[0] ?? null;
}

export async function findInfusionBySource(
  tx: TenantTransaction,
  sourceSystem: string,
  sourceId: string,
): Promise<InfusionRow | null> {
  const rows = await tx.query<InfusionRow>(
    `SELECT ${columns} FROM infusion
     WHERE clinic_id = $1 AND source_system = $2 AND source_id = $3 AND version = 1`,
    [tx.clinicId, sourceSystem, sourceId],
  );
  return rows[0] ?? null;
}

export async function findInfusionByNumber(
  tx: TenantTransaction,
  courseId: string,
  number: number,
): Promise<InfusionRow | null> {
  const rows = await tx.query<InfusionRow>(
    `SELECT ${columns} FROM infusion
     WHERE clinic_id = $1 AND course_id = $2 AND number = $3 AND version = 1`,
    [tx.clinicId, courseId, number],
  );
  return rows[0] ?? null;
}

export async function nextInfusionNumber(tx: TenantTransaction, courseId: string): Promise<number> {
  const [row] = await tx.query<{ next: number }>(
    'SELECT coalesce(max(number), 0) + 1 AS next FROM infusion WHERE clinic_id = $1 AND course_id = $2',
    [tx.clinicId, courseId],
  );
  return row?.next ?? 1;
}
