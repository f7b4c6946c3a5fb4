import { v7 as uuidv7 } from 'uuid';
import { Refusal, refuseField, type NewCourse } from '#contracts';
import { findProtocol, insertAudit, insertCourse, revisePatient, type TenantTransaction } from '#store';
import { readInstant } from './instants.js';
import type { Reply } from './reply.js';

export async function recordCourse(
  tx: TenantTransaction,
  patientId: string,
  body: NewCourse,
): Promise<Reply<{ id: string }>> {
  if (!(await findProtocol(tx, body.protocol)))
    throw refuseField('/protocol', 'unknown', `There is no protocol ${body.protocol}`);
  if (body.startedAt !== undefined) readInstant(body.startedAt, '/startedAt');
  if ((await revisePatient(tx, patientId)) === null)
    throw new Refusal('not-found', 'There is no such patient');
  const id = uuidv7();
  await insertCourse(tx, {
    id,
    patientId,
    protocol: body.protocol,
    arm: body.arm ?? null,
    indication: body.indication ?? null,
    study: body.study ?? null,
    startedAt: body.startedAt ?? null,
  });
  await insertAudit(tx, 'course.record', { patientId, entityId: id });
  return { status: 201, body: { id }, revised: [patientId] };
}
