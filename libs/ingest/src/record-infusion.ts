import { v7 as uuidv7 } from 'uuid';
import { Refusal, type NewInfusion } from '#contracts';
import {
  findCourse,
  findInfusionByNumber,
  findInfusionBySource,
  insertAudit,
  insertInfusion,
  nextInfusionNumber,
  revisePatient,
  type InfusionRow,
  type TenantTransaction,
} from '#store';
import { readInstant } from './instants.js';
import type { Reply } from './reply.js';

type Answer = { id: string; number: number; version: number };

/** The same source key, or the same number in the course, with the same values answers what stands. */
export async function recordInfusion(
  tx: TenantTransaction,
  courseId: string,
  body: NewInfusion,
): Promise<Reply<Answer>> {
  const course = await findCourse(tx, courseId);
  if (!course) throw new Refusal('not-found', 'There is no such course');
  const started = readInstant(body.startedAt, '/startedAt');
  const known =
    body.sourceSystem !== undefined && body.sourceId !== undefined
      ? await findInfusionBySource(tx, body.sourceSystem, body.sourceId)
      : body.number !== undefined
        ? await findInfusionByNumber(tx, courseId, body.number)
        : null;
  const number = body.number ?? known?.number ?? (await nextInfusionNumber(tx, courseId));
  const row: InfusionRow = {
    id: known?.id ?? uuidv7(),
    version: 1,
    course_id: courseId,
    patient_id: course.patient_id,
    number,
    started_at: started.at,
    started_offset: started.offset,
    ended_at: body.endedAt === undefined ? null : readInstant(body.endedAt, '/endedAt').at,
    drug: body.drug,
    dose_mg_per_kg: body.doseMgPerKg === undefined ? null : String(body.doseMgPerKg),
    dose_mg: body.doseMg === undefined ? null : String(body.doseMg),
    route: body.route,
    source_system: body.sourceSystem ?? null,
    source_id: body.sourceId ?? null,
    withdrawn: false,
    reason: null,
  };
  if (known) {
    if (JSON.stringify(inOrder(known)) !== JSON.stringify(inOrder(row)))
      throw new Refusal('conflict', `Infusion ${number} is recorded with other values: amend it instead`);
    return { status: 200, body: { id: known.id, number, version: 1 }, revised: [] };
  }
  await revisePatient(tx, course.patient_id);
  await insertInfusion(tx, row);
  await insertAudit(tx, 'infusion.record', { patientId: course.patient_id, entityId: row.id });
  return { status: 201, body: { id: row.id, number, version: 1 }, revised: [course.patient_id] };
}

const inOrder = (row: InfusionRow): unknown[] =>
  Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
