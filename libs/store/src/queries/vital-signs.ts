import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';

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
const names = columns.join(', ');

export const insertVitalSigns = (tx: TenantTransaction, rows: readonly VitalSignsRow[]): Promise<void> =>
  appendRows(tx, 'vital_signs', columns, rows);

export const findVitalSignsBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<VitalSignsRow[]> => findBySource<VitalSignsRow>(tx, 'vital_signs', columns, keys);

/** The version that stands. */
export async function findVitalSigns(tx: TenantTransaction, id: string): Promise<VitalSignsRow | null> {
  const rows = await tx.query<VitalSignsRow>(
    `SELECT ${names} FROM vital_signs WHERE clinic_id = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
    [tx.clinicId, id],
  );
  return rows[0] ?? null;
}

/** What stands of a patient's readings, or of one infusion's, in time. */
export async function listVitalSigns(
  tx: TenantTransaction,
  of: { patientId: string } | { infusionId: string },
): Promise<VitalSignsRow[]> {
  const [column, id] = 'patientId' in of ? ['patient_id', of.patientId] : ['infusion_id', of.infusionId];
  return tx.query<VitalSignsRow>(
    `SELECT ${names} FROM (
       SELECT DISTINCT ON (id) ${names} FROM vital_signs
       WHERE clinic_id = $1 AND ${column} = $2 ORDER BY id, version DESC
     ) AS standing WHERE NOT withdrawn ORDER BY taken_at, id`,
    [tx.clinicId, id],
  );
}
