import { Refusal, type InfusionAmendment } from '#contracts';
import { findInfusions, insertAudit, insertInfusions, revisePatients, type TenantTransaction } from '#store';
import { readInstant } from './instants.js';
import { checkVersion } from './check-version.js';
import type { Reply } from './reply.js';

/** Appends a version that supersedes: new values, or the withdrawal. */
export async function amendInfusion(
  tx: TenantTransaction,
  id: string,
  body: InfusionAmendment,
  ifMatch: string | undefined,
): Promise<Reply<{ id: string; number: number; version: number }>> {
  const standing = (await findInfusions(tx, [id])).get(id);
  if (!standing) throw new Refusal('not-found', 'There is no such infusion');
  checkVersion(standing.version, ifMatch);
  const next = { ...standing, version: standing.version + 1, reason: body.reason };
  if ('withdrawn' in body) next.withdrawn = true;
  else {
    const started = body.startedAt === undefined ? null : readInstant(body.startedAt, '/startedAt');
    next.withdrawn = false;
    next.started_at = started?.at ?? next.started_at;
    next.started_offset = started?.offset ?? next.started_offset;
    next.ended_at = body.endedAt === undefined ? next.ended_at : readInstant(body.endedAt, '/endedAt').at;
    next.drug = body.drug ?? next.drug;
    next.route = body.route ?? next.route;
    next.phase = body.phase ?? next.phase;
    next.weight_kg = body.weightKg === undefined ? next.weight_kg : String(body.weightKg);
    next.dose_mg_per_kg = body.doseMgPerKg === undefined ? next.dose_mg_per_kg : String(body.doseMgPerKg);
    next.dose_mg = body.doseMg === undefined ? next.dose_mg : String(body.doseMg);
    if (next.ended_at && next.ended_at < next.started_at)
      throw new Refusal('invalid', 'The infusion would end before it starts', [
        { pointer: '/endedAt', rule: 'order', detail: 'is before the start' },
      ]);
  }
  await revisePatients(tx, [standing.patient_id]);
  await insertInfusions(tx, [next]);
  const action = next.withdrawn ? 'infusion.withdraw' : 'infusion.amend';
  await insertAudit(tx, action, { patientId: standing.patient_id, entityId: id });
  return {
    status: 201,
    body: { id, number: next.number, version: next.version },
    revised: [standing.patient_id],
  };
}
