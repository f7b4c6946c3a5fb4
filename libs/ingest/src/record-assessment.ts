import { v7 as uuidv7 } from 'uuid';
import {
  Refusal,
  refuseField,
  type Instrument,
  type NewAssessment,
  type Protocol,
  type ScoredAssessment,
} from '#contracts';
import { resolveRecall, seriesOf } from '#instruments';
import {
  findAssessmentsAtVisits,
  findAssessmentsBySource,
  findCourses,
  findInstrument,
  findProtocol,
  insertAssessments,
  knownPatients,
  type AssessmentRow,
  type CourseRow,
  type TenantTransaction,
} from '#store';
import { appendFacts, onlyOutcome, type FactKind, type Recorded } from './append-facts.js';
import { firstVersion } from './fact-row.js';
import { rowsOf, taken } from './row-or-refusal.js';
import { sourceColumns, sourceKeyOf, sourceKeysOf } from './source-key.js';
import { readInstant } from './instants.js';
import { lookUp } from './look-up.js';
import { presentScored } from './present-assessment.js';
import type { Reply } from './reply.js';
import { scoreAnswers, storedScoring } from './score-answers.js';

const visitKey = ({ course_id, series, visit }: AssessmentRow): string[] =>
  course_id === null || visit === null ? [] : [`visit ${JSON.stringify([course_id, series, visit])}`];

/** The same form from the same moment, however it was sent. */
const sameForm = (a: AssessmentRow, b: AssessmentRow): boolean => {
  const form = ({ patient_id, course_id, series, administered_at, visit, items, ticks }: AssessmentRow) =>
    JSON.stringify([patient_id, course_id, series, administered_at, visit, items, ticks]);
  return form(a) === form(b);
};

const assessments: FactKind<AssessmentRow> = {
  action: 'assessment.record',
  keysOf: (row) => [...sourceKeyOf(row), ...visitKey(row)],
  findKnown: async (tx, rows) => [
    ...(await findAssessmentsAtVisits(
      tx,
      rows.flatMap(({ course_id, series, visit }) =>
        course_id === null || visit === null ? [] : [{ courseId: course_id, series, visit }],
      ),
    )),
    ...(await findAssessmentsBySource(tx, sourceKeysOf(rows))),
  ],
  isSame: sameForm,
  conflict: () => 'That form is recorded with other values: amend it instead',
  insert: insertAssessments,
};

/** Scores and records forms; each raises its flags in the same transaction. */
export async function recordAssessments(
  tx: TenantTransaction,
  bodies: readonly (NewAssessment | Refusal)[],
): Promise<(Recorded<AssessmentRow> | Refusal)[]> {
  const wanted = taken(bodies);
  const patients = await knownPatients(
    tx,
    wanted.map(({ patientId }) => patientId),
  );
  const courses = await findCourses(
    tx,
    wanted.flatMap(({ course }) => course ?? []),
  );
  const instruments = await lookUp(
    tx,
    findInstrument,
    wanted.map(({ instrument }) => instrument),
  );
  const named = wanted.flatMap(({ visit, course }) => (visit === undefined ? [] : (course ?? [])));
  const protocols = await lookUp(
    tx,
    findProtocol,
    named.flatMap((course) => courses.get(course)?.protocol ?? []),
  );
  const rows = rowsOf(bodies, (body): AssessmentRow => {
    if (!patients.has(body.patientId)) throw new Refusal('not-found', 'There is no such patient');
    const instrument = instruments.get(body.instrument);
    if (!instrument) throw refuseField('/instrument', 'unknown', `There is no instrument ${body.instrument}`);
    checkVisit(body, courses, protocols);
    return assessmentRow(instrument, body);
  });
  return appendFacts(tx, assessments, rows);
}

function checkVisit(
  { course, visit, patientId }: NewAssessment,
  courses: Map<string, CourseRow>,
  protocols: Map<string, Protocol>,
): void {
  if (course === undefined) return;
  const found = courses.get(course);
  if (found?.patient_id !== patientId)
    throw refuseField('/course', 'unknown', 'The patient has no such course');
  if (visit === undefined) return;
  if (!protocols.get(found.protocol)?.visits.some(({ name }) => name === visit))
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
    ...sourceColumns(body),
    ...firstVersion,
  };
}

/** The same natural key (or course and visit) with the same form answers what stands. */
export async function recordAssessment(
  tx: TenantTransaction,
  body: NewAssessment,
): Promise<Reply<ScoredAssessment>> {
  const { row, isNew } = onlyOutcome(await recordAssessments(tx, [body]));
  const instrument = await findInstrument(tx, row.instrument);
  if (!instrument) throw new Refusal('internal', 'The instrument of the form is gone');
  return {
    status: isNew ? 201 : 200,
    body: presentScored(row, instrument),
    location: `/v1/assessments/${row.id}`,
    revised: isNew ? [row.patient_id] : [],
  };
}
