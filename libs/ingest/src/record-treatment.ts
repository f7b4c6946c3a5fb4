import { v7 as uuidv7 } from 'uuid';
import { Refusal, refuseField, type NewTreatment, type Treatment } from '#contracts';
import {
  findCourses,
  findTreatmentsBySource,
  insertTreatments,
  knownPatients,
  type TenantTransaction,
  type TreatmentRow,
} from '#store';
import { appendFacts, factsBySource, onlyOutcome, type Recorded } from './append-facts.js';
import { firstVersion } from './fact-row.js';
import { rowsOf, taken } from './row-or-refusal.js';
import { sourceColumns } from './source-key.js';
import { readInstant } from './instants.js';
import type { Reply } from './reply.js';

const treatments = factsBySource<TreatmentRow>({
  action: 'treatment.record',
  find: findTreatmentsBySource,
  insert: insertTreatments,
  conflict: 'That treatment is recorded with other values: amend it instead',
});

export const presentTreatment = (row: TreatmentRow): Treatment => ({
  id: row.id,
  version: row.version,
  courseId: row.course_id,
  kind: row.kind,
  phase: row.phase,
  name: row.name,
  at: row.started_at.toISOString(),
  until: row.ended_at?.toISOString() ?? null,
});

/** Records psychotherapy and other treatments, each of a patient. */
export async function recordTreatments(
  tx: TenantTransaction,
  entries: readonly ({ patientId: string; body: NewTreatment } | Refusal)[],
): Promise<(Recorded<TreatmentRow> | Refusal)[]> {
  const wanted = taken(entries);
  const patients = await knownPatients(
    tx,
    wanted.map(({ patientId }) => patientId),
  );
  const courses = await findCourses(
    tx,
    wanted.flatMap(({ body }) => body.course ?? []),
  );
  const rows = rowsOf(entries, ({ patientId, body }): TreatmentRow => {
    if (!patients.has(patientId)) throw new Refusal('not-found', 'There is no such patient');
    if (body.course !== undefined && courses.get(body.course)?.patient_id !== patientId)
      throw refuseField('/course', 'unknown', 'The patient has no such course');
    const started = readInstant(body.startedAt, '/startedAt');
    return {
      id: uuidv7(),
      patient_id: patientId,
      course_id: body.course ?? null,
      kind: body.kind,
      phase: body.phase ?? null,
      name: body.name,
      started_at: started.at,
      started_offset: started.offset,
      ended_at: body.endedAt === undefined ? null : readInstant(body.endedAt, '/endedAt').at,
      ...sourceColumns(body),
      ...firstVersion,
    };
  });
  return appendFacts(tx, treatments, rows);
}

export async function recordTreatment(
  tx: TenantTransaction,
  patientId: string,
  body: NewTreatment,
): Promise<Reply<Treatment>> {
  const { row, isNew } = onlyOutcome(await recordTreatments(tx, [{ patientId, body }]));
  return {
    status: isNew ? 201 : 200,
    body: presentTreatment(row),
    revised: isNew ? [row.patient_id] : [],
  };
}
