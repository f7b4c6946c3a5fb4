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
import {
  appendFacts,
  attempt,
  onlyOutcome,
  saysTheSame,
  sourceKeyOf,
  sourceKeysOf,
  type FactKind,
  type Recorded,
} from './append-facts.js';
import { readInstant } from './instants.js';
import { lookUp } from './look-up.js';
import type { Reply } from './reply.js';

const courses: FactKind<CourseRow> = {
  action: 'course.record',
  keysOf: sourceKeyOf,
  findKnown: (tx, rows) => findCoursesBySource(tx, sourceKeysOf(rows)),
  isSame: saysTheSame,
  conflict: () => 'That course is recorded with other values',
  insert: insertCourses,
};

/** Records courses of treatment, each of a patient. */
export async function recordCourses(
  tx: TenantTransaction,
  entries: readonly ({ patientId: string; body: NewCourse } | Refusal)[],
): Promise<(Recorded<CourseRow> | Refusal)[]> {
  const wanted = entries.flatMap((entry) => (entry instanceof Refusal ? [] : [entry]));
  const patients = await knownPatients(
    tx,
    wanted.map(({ patientId }) => patientId),
  );
  const protocols = await lookUp(
    tx,
    findProtocol,
    wanted.map(({ body }) => body.protocol),
  );
  const rows = entries.map((entry) =>
    entry instanceof Refusal
      ? entry
      : attempt((): CourseRow => {
          const { patientId, body } = entry;
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
            source_system: body.sourceSystem ?? null,
            source_id: body.sourceId ?? null,
          };
        }),
  );
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
