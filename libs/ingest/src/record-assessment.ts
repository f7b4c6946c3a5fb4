import { v7 as uuidv7 } from 'uuid';
import { Refusal, refuseField, type Instrument, type NewAssessment, type ScoredAssessment } from '#contracts';
import { resolveRecall, seriesOf } from '#instruments';
import {
  findAssessmentAtVisit,
  findAssessmentBySource,
  findCourse,
  findInstrument,
  findPatient,
  findProtocol,
  insertAssessment,
  insertAudit,
  revisePatient,
  type AssessmentRow,
  type TenantTransaction,
} from '#store';
import { readInstant } from './instants.js';
import { presentScored } from './present-assessment.js';
import type { Reply } from './reply.js';
import { scoreAnswers, storedScoring } from './score-answers.js';

/** Scores and records a form; the same natural key (or course and visit) with the same form answers what stands. */
export async function recordAssessment(
  tx: TenantTransaction,
  body: NewAssessment,
): Promise<Reply<ScoredAssessment>> {
  if (!(await findPatient(tx, body.patientId))) throw new Refusal('not-found', 'There is no such patient');
  const instrument = await findInstrument(tx, body.instrument);
  if (!instrument) throw refuseField('/instrument', 'unknown', `There is no instrument ${body.instrument}`);
  await checkVisit(tx, body);
  const row = assessmentRow(instrument, body);
  const known = await findKnown(tx, row);
  if (known) {
    if (!sameForm(known, row))
      throw new Refusal('conflict', 'That form is recorded with other values: amend it instead');
    return {
      status: 200,
      body: presentScored(known, instrument),
      location: `/v1/assessments/${known.id}`,
      revised: [],
    };
  }
  await revisePatient(tx, row.patient_id);
  await insertAssessment(tx, row);
  await insertAudit(tx, 'assessment.record', { patientId: row.patient_id, entityId: row.id });
  return {
    status: 201,
    body: presentScored(row, instrument),
    location: `/v1/assessments/${row.id}`,
    revised: [row.patient_id],
  };
}

async function checkVisit(tx: TenantTransaction, { course, visit, patientId }: NewAssessment): Promise<void> {
  if (course === undefined) return;
  const found = await findCourse(tx, course);
  if (!found || found.patient_id !== patientId)
    throw refuseField('/course', 'unknown', 'The patient has no such course');
  if (visit === undefined) return;
  const protocol = await findProtocol(tx, found.protocol);
  if (!protocol?.visits.some(({ name }) => name === visit))
    throw refuseField('/visit', 'unknown', `The protocol ${found.protocol} has no visit ${visit}`);
}

/** The row that a checked body becomes; refuses what breaks the instrument's rules. */
export function assessmentRow(instrument: Instrument, body: NewAssessment): AssessmentRow {
  const recall = resolveRecall(instrument, body.recall);
  if ('rule' in recall) throw new Refusal('invalid', recall.detail, [recall]);
  const { items, score } = scoreAnswers(instrument, body);
  const administered =
    body.administeredAt === undefined ? null : readInstant(body.administeredAt, '/administeredAt');
  return {
    id: uuidv7(),
    version: 1,
    patient_id: body.patientId,
    course_id: body.course ?? null,
    instrument: instrument.key,
    recall: recall.recall,
    series: seriesOf(instrument, recall.recall),
    administered_at: administered?.at ?? null,
    administered_offset: administered?.offset ?? null,
    visit: body.visit ?? null,
    items,
    ticks: score.ticks === null ? null : String(score.ticks),
    scoring: storedScoring(score),
    source_system: body.sourceSystem ?? null,
    source_id: body.sourceId ?? null,
    withdrawn: false,
    reason: null,
  };
}

async function findKnown(tx: TenantTransaction, row: AssessmentRow): Promise<AssessmentRow | null> {
  const bySource =
    row.source_system !== null && row.source_id !== null
      ? await findAssessmentBySource(tx, row.source_system, row.source_id)
      : null;
  if (bySource || row.course_id === null || row.visit === null) return bySource;
  return findAssessmentAtVisit(tx, row.course_id, row.series, row.visit);
}

/** The same form from the same moment, however it was sent. */
export const sameForm = (a: AssessmentRow, b: AssessmentRow): boolean => {
  const form = (row: AssessmentRow) =>
    JSON.stringify([
      row.patient_id,
      row.course_id,
      row.series,
      row.administered_at,
      row.visit,
      row.items,
      row.ticks,
    ]);
  return form(a) === form(b);
};
