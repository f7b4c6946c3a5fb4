import type { TherapyPhase, TreatmentKind } from '#contracts';
import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';

export interface TreatmentRow {
  id: string;
  version: number;
  patient_id: string;
  course_id: string | null;
  kind: TreatmentKind;
  phase: TherapyPhase | null;
  name: string;
  started_at: Date;
  started_offset: number;
  ended_at: Date | null;
  source_system: string | null;
  source_id: string | null;
  withdrawn: boolean;
  reason: string | null;
}

const columns = [
  'id',
  'version',
  'patient_id',
  'course_id',
  'kind',
  'phase',
  'name',
  'started_at',
  'started_offset',
  'ended_at',
  'source_system',
  'source_id',
  'withdrawn',
  'reason',
] as const;
const names = columns.join(', ');

export const insertTreatments = (tx: TenantTransaction, rows: readonly TreatmentRow[]): Promise<void> =>
  appendRows(tx, 'treatment', columns, rows);

export const findTreatmentsBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<TreatmentRow[]> => findBySource<TreatmentRow>(tx, 'treatment', columns, keys);

/** The version that stands. */
export async function findTreatment(tx: TenantTransaction, id: string): Promise<TreatmentRow | null> {
  const rows = await tx.query<TreatmentRow>(
    `SELECT ${names} FROM treatment WHERE clinic_id = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
    [tx.clinicId, id],
  );
  return rows[0] ?? null;
}

/** What stands of a patient's treatments, in time. */
export async function listTreatments(tx: TenantTransaction, patientId: string): Promise<TreatmentRow[]> {
  return tx.query<TreatmentRow>(
    `SELECT ${names} FROM (
       SELECT DISTINCT ON (id) ${names} FROM treatment
       WHERE clinic_id = $1 AND patient_id = $2 ORDER BY id, version DESC
     ) AS standing WHERE NOT withdrawn ORDER BY started_at, id`,
    [tx.clinicId, patientId],
  );
}
