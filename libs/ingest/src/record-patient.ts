import { v7 as uuidv7 } from 'uuid';
import { Refusal, type NewPatient } from '#contracts';
import { findPatientBySource, insertAudit, insertPatient, type TenantTransaction } from '#store';
import type { Reply } from './reply.js';

/** Records a patient under the natural key; the same key with the same values answers what stands. */
export async function recordPatient(tx: TenantTransaction, body: NewPatient): Promise<Reply<{ id: string }>> {
  const { sourceSystem, sourceId, sex = null, birthYear = null } = body;
  if (sourceSystem.startsWith('study:'))
    throw new Refusal('invalid', 'Source systems that begin with study: are those of imported studies', [
      { pointer: '/sourceSystem', rule: 'reserved', detail: 'study: is reserved for imported studies' },
    ]);
  const id = uuidv7();
  if (await insertPatient(tx, { id, sourceSystem, sourceId, sex, birthYear })) {
    await insertAudit(tx, 'patient.record', { patientId: id });
    return { status: 201, body: { id }, location: `/v1/patients/${id}`, revised: [id] };
  }
  const known = await findPatientBySource(tx, sourceSystem, sourceId);
  if (!known || known.sex !== sex || known.birth_year !== birthYear)
    throw new Refusal('conflict', `The patient ${sourceId} of ${sourceSystem} is recorded with other values`);
  return { status: 200, body: { id: known.id }, location: `/v1/patients/${known.id}`, revised: [] };
}
