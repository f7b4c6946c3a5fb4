import { Refusal, type Treatment, type TreatmentAmendment } from '#contracts';
import { findTreatment, insertAudit, insertTreatments, revisePatients, type TenantTransaction } from '#store';
import { checkVersion } from './check-version.js';
import { readInstant } from './instants.js';
import { presentTreatment } from './record-treatment.js';
import type { Reply } from './reply.js';

const broken = (pointer: string, rule: string, detail: string): Refusal =>
  new Refusal('invalid', detail, [{ pointer, rule, detail }]);

/** Appends a version that supersedes: new values, or the withdrawal. */
export async function amendTreatment(
  tx: TenantTransaction,
  id: string,
  body: TreatmentAmendment,
  ifMatch: string | undefined,
): Promise<Reply<Treatment>> {
  const standing = await findTreatment(tx, id);
  if (!standing) throw new Refusal('not-found', 'There is no such treatment');
  checkVersion(standing.version, ifMatch);
  const withdrawn = 'withdrawn' in body;
  const next = { ...standing, version: standing.version + 1, reason: body.reason, withdrawn };
  if (!('withdrawn' in body)) {
    const started = body.startedAt === undefined ? null : readInstant(body.startedAt, '/startedAt');
    next.started_at = started?.at ?? next.started_at;
    next.started_offset = started?.offset ?? next.started_offset;
    next.ended_at = body.endedAt === undefined ? next.ended_at : readInstant(body.endedAt, '/endedAt').at;
    next.kind = body.kind ?? next.kind;
    next.phase = next.kind === 'psychotherapy' ? (body.phase ?? next.phase) : (body.phase ?? null);
    next.name = body.name ?? next.name;
    if ((next.kind === 'psychotherapy') !== (next.phase !== null))
      throw broken('/phase', 'psychotherapy', 'goes with psychotherapy, and is needed there');
    if (next.ended_at && next.ended_at < next.started_at)
      throw broken('/endedAt', 'order', 'is before the start');
  }
  await revisePatients(tx, [standing.patient_id]);
  await insertTreatments(tx, [next]);
  const action = withdrawn ? 'treatment.withdraw' : 'treatment.amend';
  await insertAudit(tx, action, { patientId: standing.patient_id, entityId: id });
  return { status: 201, body: presentTreatment(next), revised: [standing.patient_id] };
}
