import { Refusal, type Vitals, type VitalsAmendment } from '#contracts';
import {
  findVitalSigns,
  insertAudit,
  insertVitalSigns,
  revisePatients,
  type TenantTransaction,
} from '#store';
import { checkVersion } from './check-version.js';
import { readInstant } from './instants.js';
import { presentVitals } from './record-vitals.js';
import type { Reply } from './reply.js';

/** Appends a version that supersedes: new values, or the withdrawal. */
export async function amendVitals(
  tx: TenantTransaction,
  id: string,
  body: VitalsAmendment,
  ifMatch: string | undefined,
): Promise<Reply<Vitals>> {
  const standing = await findVitalSigns(tx, id);
  if (!standing) throw new Refusal('not-found', 'There are no such vital signs');
  checkVersion(standing.version, ifMatch);
  const withdrawn = 'withdrawn' in body;
  const next = { ...standing, version: standing.version + 1, reason: body.reason, withdrawn };
  if (!('withdrawn' in body)) {
    const kept = (value: number | undefined, before: string | null) =>
      value === undefined ? before : String(value);
    const taken = body.at === undefined ? null : readInstant(body.at, '/at');
    next.taken_at = taken?.at ?? next.taken_at;
    next.taken_offset = taken?.offset ?? next.taken_offset;
    next.systolic = kept(body.systolic, next.systolic);
    next.diastolic = kept(body.diastolic, next.diastolic);
    next.heart_rate = kept(body.heartRate, next.heart_rate);
    next.oxygen_saturation = kept(body.oxygenSaturation, next.oxygen_saturation);
    next.respiratory_rate = kept(body.respiratoryRate, next.respiratory_rate);
    if (next.systolic !== null && next.diastolic !== null && Number(next.diastolic) >= Number(next.systolic))
      throw new Refusal('invalid', 'The pressures would not be in order', [
        { pointer: '/diastolic', rule: 'order', detail: 'must be below systolic' },
      ]);
  }
  await revisePatients(tx, [standing.patient_id]);
  await insertVitalSigns(tx, [next]);
  const action = withdrawn ? 'vitals.withdraw' : 'vitals.amend';
  await insertAudit(tx, action, { patientId: standing.patient_id, entityId: id });
  return { status: 201, body: presentVitals(next), revised: [standing.patient_id] };
}
