import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';
import { findStanding, listStanding } from './standing-facts.js';

export interface VitalSignsRow {
  id: string;
  version: number;
  infusion_id: string;
  patient_id: string;
  taken_at: Date;
  taken_offset: number;
  systolic: string | null;
  diastolic: string | null;
  heart_rate: string | null;
  oxygen_saturation: string | null;
  respiratory_rate: string | null;
  source_system: string | null;
  source_id: string | null;
  withdrawn: boolean;
  reason: string | null;
}

const columns = [
  'id',
  'version',
  'infusion_id',
  'patient_id',
  'taken_at',
  'taken_offset',
  'systolic',
  'diastolic',
  'heart_rate',
  'oxygen_saturation',
  'respiratory_rate',
  'source_system',
  'source_id',
  'withdrawn',
  'reason',
] as const;

export const insertVitalSigns = (tx: TenantTransaction, rows: readonly VitalSignsRow[]): Promise<void> =>
  appendRows(tx, 'vital_signs', columns, rows);

export const findVitalSignsBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<VitalSignsRow[]> => findBySource<VitalSignsRow>(tx, 'vital_signs', columns, keys);

/** The version that stands. */
export const findVitalSigns = async (tx: TenantTransaction, id: string): Promise<VitalSignsRow | null> =>
  (await findStanding<VitalSignsRow>(tx, 'vital_signs', columns, [id])).get(id) ?? null;

/** What stands of a patient's readings, or of one infusion's, in time. */
export const listVitalSigns = (
  tx: TenantTransaction,
  of: readonly ['patient_id' | 'infusion_id', string],
): Promise<VitalSignsRow[]> =>
  listStanding<VitalSignsRow>(tx, 'vital_signs', columns, of, ['taken_at', 'id']);
