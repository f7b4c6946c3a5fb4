import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';

export interface InfusionRow {
  id: string;
  version: number;
  course_id: string;
  patient_id: string;
  number: number;
  phase: 'induction' | 'booster';
  started_at: Date;
  started_offset: number;
  ended_at: Date | null;
  drug: string;
  dose_mg_per_kg: string | null;
  dose_mg: string | null;
  weight_kg: string | null;
  route: string;
  source_system: string | null;
  source_id: string | null;
  withdrawn: boolean;
  reason: string | null;
}

const columns = [
  'id',
  'version',
  'course_id',
  'patient_id',
  'number',
  'phase',
  'started_at',
  'started_offset',
  'ended_at',
  'drug',
  'dose_mg_per_kg',
  'dose_mg',
  'weight_kg',
  'route',
  'source_system',
  'source_id',
  'withdrawn',
  'reason',
] as const;
const names = columns.join(', ');

export const insertInfusions = (tx: TenantTransaction, rows: readonly InfusionRow[]): Promise<void> =>
  appendRows(tx, 'infusion', columns, rows);

export const findInfusionsBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<InfusionRow[]> => findBySource<InfusionRow>(tx, 'infusion', columns, keys);

/** The versions that stand, by id. */
export async function findInfusions(
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<Map<string, InfusionRow>> {
  const rows = await tx.query<InfusionRow>(
    `SELECT DISTINCT ON (id) ${names} FROM infusion
     WHERE clinic_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id, version DESC`,
    [tx.clinicId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The first versions of all infusions of these patients. Asked by patient and without the version, so that the index
 * by patient alone fits: of two that look alike to a planner without statistics it may take the wrong one.
 */
export async function findFirstInfusions(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<InfusionRow[]> {
  const rows = await tx.query<InfusionRow>(
    `SELECT ${names} FROM infusion WHERE clinic_id = $1 AND patient_id = ANY ($2::uuid[])`,
    [tx.clinicId, patientIds],
  );
  return rows.filter(({ version }) => version === 1);
}

/** What stands of a patient's infusions, in time; withdrawn ones left out. */
export async function listInfusions(tx: TenantTransaction, patientId: string): Promise<InfusionRow[]> {
  return tx.query<InfusionRow>(
    `SELECT ${names} FROM (
       SELECT DISTINCT ON (id) ${names} FROM infusion
       WHERE clinic_id = $1 AND patient_id = $2 ORDER BY id, version DESC
     ) AS standing WHERE NOT withdrawn ORDER BY started_at, number`,
    [tx.clinicId, patientId],
  );
}
