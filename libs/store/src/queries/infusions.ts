import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';
import { findStanding, listStanding } from './standing-facts.js';

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
export const findInfusions = (
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<Map<string, InfusionRow>> => findStanding<InfusionRow>(tx, 'infusion', columns, ids);

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

/** What stands of a patient's infusions, in time. */
export const listInfusions = (tx: TenantTransaction, patientId: string): Promise<InfusionRow[]> =>
  listStanding<InfusionRow>(tx, 'infusion', columns, ['patient_id', patientId], ['started_at', 'number']);
