import { v7 as uuidv7 } from 'uuid';
import type { TenantTransaction } from '../doors/with-tenant.js';

/** Who did what to whom, in the transaction in which it is done; ids only, never values. */
export async function insertAudit(
  tx: TenantTransaction,
  action: string,
  subject: { patientId?: string | null; entityId?: string | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO audit_event (clinic_id, id, actor, action, patient_id, entity_id, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.clinicId,
      uuidv7(),
      tx.actor,
      action,
      subject.patientId ?? null,
      subject.entityId ?? null,
      tx.requestId,
    ],
  );
}

/** The same for many patients touched by one act. */
export const insertAudits = (
  tx: TenantTransaction,
  action: string,
  patientIds: readonly string[],
  entityId: string,
): Promise<void> =>
  insertAuditsOf(
    tx,
    action,
    patientIds.map((patientId) => ({ patientId, entityId })),
  );

/** One row for each subject, in one statement. */
export async function insertAuditsOf(
  tx: TenantTransaction,
  action: string,
  subjects: readonly { patientId: string; entityId: string }[],
): Promise<void> {
  if (subjects.length === 0) return;
  await tx.query(
    `INSERT INTO audit_event (clinic_id, id, actor, action, patient_id, entity_id, request_id)
     SELECT $1, gen_random_uuid(), $2, $3, patient_id, entity_id, $6
     FROM unnest($4::uuid[], $5::uuid[]) AS subject (patient_id, entity_id)
     ON CONFLICT DO NOTHING`,
    [
      tx.clinicId,
      tx.actor,
      action,
      subjects.map(({ patientId }) => patientId),
      subjects.map(({ entityId }) => entityId),
      tx.requestId,
    ],
  );
}
