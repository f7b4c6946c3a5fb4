import { v7 as uuidv7 } from 'uuid';
import { Refusal, type NewInfusion } from '#contracts';
import {
  findCourses,
  findFirstInfusions,
  findInfusionsBySource,
  insertInfusions,
  type InfusionRow,
  type TenantTransaction,
} from '#store';
import { appendFacts, onlyOutcome, type FactKind, type Recorded } from './append-facts.js';
import { decimal, firstVersion, saysTheSame } from './fact-row.js';
import { rowsOf, taken } from './row-or-refusal.js';
import { sourceColumns, sourceKeyOf, sourceKeysOf } from './source-key.js';
import { readInstant } from './instants.js';
import type { Reply } from './reply.js';

type Answer = { id: string; number: number; version: number };

const numberKey = ({ course_id, number }: InfusionRow): string => `number ${course_id} ${number}`;

/** A source key says which infusion it is; `numbered`: all that the patients have already. */
const infusionsAfter = (numbered: InfusionRow[]): FactKind<InfusionRow> => ({
  action: 'infusion.record',
  keysOf: (row) => [...sourceKeyOf(row), numberKey(row)],
  findKnown: async (tx, rows) => [...numbered, ...(await findInfusionsBySource(tx, sourceKeysOf(rows)))],
  isSame: saysTheSame,
  conflict: ({ number }) => `Infusion ${number} is recorded with other values: amend it instead`,
  insert: insertInfusions,
});

/** Records infusions, each of a course; without a number it is the next one of the course, or the one it had. */
export async function recordInfusions(
  tx: TenantTransaction,
  entries: readonly ({ courseId: string; body: NewInfusion } | Refusal)[],
): Promise<(Recorded<InfusionRow> | Refusal)[]> {
  const wanted = taken(entries);
  const courses = await findCourses(
    tx,
    wanted.map(({ courseId }) => courseId),
  );
  const patients = new Set([...courses.values()].map(({ patient_id }) => patient_id));
  const numbered = await findFirstInfusions(tx, [...patients]);
  const last = new Map<string, number>();
  for (const { course_id, number } of numbered)
    last.set(course_id, Math.max(number, last.get(course_id) ?? 0));
  const numbers = await knownNumbers(tx, wanted);
  const rows = rowsOf(entries, ({ courseId, body }): InfusionRow => {
    const course = courses.get(courseId);
    if (!course) throw new Refusal('not-found', 'There is no such course');
    const started = readInstant(body.startedAt, '/startedAt');
    const number = body.number ?? numbers(body) ?? (last.get(courseId) ?? 0) + 1;
    last.set(courseId, Math.max(number, last.get(courseId) ?? 0));
    return {
      id: uuidv7(),
      course_id: courseId,
      patient_id: course.patient_id,
      number,
      phase: body.phase,
      started_at: started.at,
      started_offset: started.offset,
      ended_at: body.endedAt === undefined ? null : readInstant(body.endedAt, '/endedAt').at,
      drug: body.drug,
      dose_mg_per_kg: decimal(body.doseMgPerKg),
      dose_mg: decimal(body.doseMg),
      weight_kg: decimal(body.weightKg),
      route: body.route,
      ...sourceColumns(body),
      ...firstVersion,
    };
  });
  return appendFacts(tx, infusionsAfter(numbered), rows);
}

/** The number that an infusion under a known source key has already. */
async function knownNumbers(
  tx: TenantTransaction,
  wanted: readonly { body: NewInfusion }[],
): Promise<(body: NewInfusion) => number | undefined> {
  const keys = wanted.flatMap(({ body: { number, sourceSystem: system, sourceId: id } }) =>
    number === undefined && system !== undefined && id !== undefined ? [{ system, id }] : [],
  );
  const known = new Map(
    (await findInfusionsBySource(tx, keys)).map((row) => [sourceKeyOf(row)[0], row.number] as const),
  );
  return (body) => known.get(sourceKeyOf(sourceColumns(body))[0]);
}

export async function recordInfusion(
  tx: TenantTransaction,
  courseId: string,
  body: NewInfusion,
): Promise<Reply<Answer>> {
  const { row, isNew } = onlyOutcome(await recordInfusions(tx, [{ courseId, body }]));
  return {
    status: isNew ? 201 : 200,
    body: { id: row.id, number: row.number, version: 1 },
    revised: isNew ? [row.patient_id] : [],
  };
}
