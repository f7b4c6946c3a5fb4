import type { z } from 'zod';
import {
  Id,
  NewAssessment,
  NewCourse,
  NewInfusion,
  NewPatient,
  NewTreatment,
  NewVitals,
  Refusal,
  vitalSigns,
  type FieldError,
  type ImportKind,
} from '#contracts';
import type { TenantTransaction } from '#store';
import { type Recorded } from '../append-facts.js';
import { attempt } from '../row-or-refusal.js';
import { recordAssessments } from '../record-assessment.js';
import { recordCourses } from '../record-course.js';
import { recordInfusions } from '../record-infusion.js';
import { recordPatients } from '../record-patient.js';
import { recordTreatments } from '../record-treatment.js';
import { recordAllVitals } from '../record-vitals.js';
import { itemsOfRow, numberOf } from './items-of-row.js';
import { referenceColumns, type Fields, type References } from './references.js';

export type FactFile = Exclude<ImportKind, 'study' | 'facts'>;

/** What a row of a mixed file says that it is, in the order in which they refer to each other. */
export const factWords: readonly [word: string, file: FactFile][] = [
  ['patient', 'patients'],
  ['course', 'courses'],
  ['infusion', 'infusions'],
  ['vitals', 'vitals'],
  ['treatment', 'treatments'],
  ['assessment', 'assessments'],
];

type Outcomes = Promise<(Recorded<{ patient_id: string }> | Refusal)[]>;

/** Records the rows of a batch; the outcome of each in its place. */
export type RecordRows = (tx: TenantTransaction, rows: readonly Fields[], references: References) => Outcomes;

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue): FieldError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: `/${key}`,
          rule: 'unknown-field',
          detail: `There is no field ${key}`,
        }))
      : [
          {
            pointer: `/${issue.path.join('/')}`,
            rule: issue.code.replaceAll('_', '-'),
            detail: issue.message,
          },
        ],
  );
  throw new Refusal('invalid', 'The row breaks a rule', errors);
}

/** An id of a file is looked up in a list of ids, where the database would stumble over any other text. */
const idOf = (id: string, pointer: string): string => {
  if (Id.safeParse(id).success) return id;
  throw new Refusal('invalid', 'is not an id', [{ pointer, rule: 'id', detail: 'is not an id' }]);
};

/** The body of the request of the row's kind: its own fields, without what says whose it is. */
function bodyOf(fields: Fields, numbers: readonly string[]): Fields {
  const own = Object.entries(fields).filter(
    ([name, value]) =>
      value !== undefined && name !== 'fact' && !referenceColumns.includes(name) && !/^item_\d+$/.test(name),
  );
  return Object.fromEntries(
    own.map(([name, value]) => [name, numbers.includes(name) ? numberOf(value) : value]),
  );
}

function formOf(fields: Fields, references: References): NewAssessment {
  const { items: _, ...own } = bodyOf(fields, []);
  const items = fields['total'] === undefined ? itemsOfRow(fields) : undefined;
  const course = references.named('course', fields);
  return parse(NewAssessment, {
    ...own,
    patientId: references.needed('patient', fields),
    ...(course === null ? {} : { course }),
    ...(items ? { items } : {}),
  });
}

/** Each kind of file of facts: a row is the body of the request of its kind, and says whose it is. */
export const factFiles: Record<FactFile, RecordRows> = {
  patients: (tx, rows) =>
    recordPatients(
      tx,
      rows.map((fields) => attempt(() => parse(NewPatient, bodyOf(fields, ['birthYear'])))),
    ),
  courses: (tx, rows, references) =>
    recordCourses(
      tx,
      rows.map((fields) =>
        attempt(() => ({
          patientId: idOf(references.needed('patient', fields), '/patientId'),
          body: parse(NewCourse, bodyOf(fields, [])),
        })),
      ),
    ),
  infusions: (tx, rows, references) =>
    recordInfusions(
      tx,
      rows.map((fields) =>
        attempt(() => ({
          courseId: idOf(references.courseOf(fields), '/courseId'),
          body: parse(NewInfusion, bodyOf(fields, ['number', 'doseMg', 'doseMgPerKg', 'weightKg'])),
        })),
      ),
    ),
  assessments: (tx, rows, references) =>
    recordAssessments(
      tx,
      rows.map((fields) => attempt(() => formOf(fields, references))),
    ),
  vitals: (tx, rows, references) =>
    recordAllVitals(
      tx,
      rows.map((fields) =>
        attempt(() => ({
          infusionId: idOf(references.needed('infusion', fields), '/infusionId'),
          body: parse(NewVitals, bodyOf(fields, vitalSigns)),
        })),
      ),
    ),
  treatments: (tx, rows, references) =>
    recordTreatments(
      tx,
      rows.map((fields) =>
        attempt(() => {
          const course = references.named('course', fields);
          return {
            patientId: idOf(references.needed('patient', fields), '/patientId'),
            body: parse(NewTreatment, { ...bodyOf(fields, []), ...(course === null ? {} : { course }) }),
          };
        }),
      ),
    ),
};
