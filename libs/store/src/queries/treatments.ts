import type { TherapyPhase, TreatmentKind } from '#contracts';
import type { TenantTransaction } from '../doors/with-tenant.js';
import { appendRows, findBySource, type SourceKey } from './append-rows.js';
import { findStanding, listStanding } from './standing-facts.js';

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

export const insertTreatments = (tx: TenantTransaction, rows: readonly TreatmentRow[]): Promise<void> =>
  appendRows(tx, 'treatment', columns, rows);

export const findTreatmentsBySource = (
  tx: TenantTransaction,
  keys: readonly SourceKey[],
): Promise<TreatmentRow[]> => findBySource<TreatmentRow>(tx, 'treatment', columns, keys);

/** The version that stands. */
export const findTreatment = async (tx: TenantTransaction, id: string): Promise<TreatmentRow | null> =>
  (await findStanding<TreatmentRow>(tx, 'treatment', columns, [id])).get(id) ?? null;

/** What stands of a patient's treatments, in time. */
export const listTreatments = (tx: TenantTransaction, patientId: string): Promise<TreatmentRow[]> =>
  listStanding<TreatmentRow>(tx, 'treatment', columns, ['patient_id', patientId], ['started_at', 'id']);
