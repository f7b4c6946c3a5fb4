import { v7 as uuidv7 } from 'uuid';
import { Refusal, refuseField, type NewCourse } from '#contracts';
import {
  findCoursesBySource,
  findProtocol,
  insertCourses,
  knownPatients,
  type CourseRow,
  type TenantTransaction,
} from '#store';
import { appendFacts, factsBySource, onlyOutcome, type Recorded } from './append-facts.js';
import { rowsOf, taken } from './row-or-refusal.js';
import { sourceColumns } from './source-key.js';
import { readInstant } from './instants.js';
import { lookUp } from './look-up.js';
import type { Reply } from './reply.js';

const courses = factsBySource<CourseRow>({
  action: 'course.record',
  find: findCoursesBySource,
  insert: insertCourses,
  conflict: 'That course is recorded with other values',
});

/** Records courses of treatment, each of a patient. */
export async function recordCourses(
  tx: TenantTransaction,
  entries: readonly ({ patientId: string; body: NewCourse } | Refusal)[],
): Promise<(Recorded<CourseRow> | Refusal)[]> {
  const wanted = taken(entries);
  const patients = await knownPatients(
    tx,
    wanted.map(({ patientId }) => patientId),
  );
  const protocols = await lookUp(
    tx,
    findProtocol,
    wanted.map(({ body }) => body.protocol),
  );
  const rows = rowsOf(entries, ({ patientId, body }): CourseRow => {
    if (!patients.has(patientId)) throw new Refusal('not-found', 'There is no such patient');
    if (!protocols.get(body.protocol))
      throw refuseField('/protocol', 'unknown', `There is no protocol ${body.protocol}`);
    return {
      id: uuidv7(),
      patient_id: patientId,
      protocol: body.protocol,
      arm: body.arm ?? null,
      indication: body.indication ?? null,
      study: body.study ?? null,
      started_at: body.startedAt === undefined ? null : readInstant(body.startedAt, '/startedAt').at,
      ...sourceColumns(body),
    };
  });
  return appendFacts(tx, courses, rows);
}

export async function recordCourse(
  tx: TenantTransaction,
  patientId: string,
  body: NewCourse,
): Promise<Reply<{ id: string }>> {
  const { row, isNew } = onlyOutcome(await recordCourses(tx, [{ patientId, body }]));
  return { status: isNew ? 201 : 200, body: { id: row.id }, revised: isNew ? [patientId] : [] };
}
