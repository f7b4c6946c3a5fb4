import { z } from 'zod';
import {
  NewAssessment,
  NewInfusion,
  NewPatient,
  Refusal,
  type FieldError,
  type ImportError,
} from '#contracts';
import { watchCoding } from '#instruments';
import {
  findInstrument,
  listCourseIds,
  findPatientBySource,
  type ImportRow,
  type TenantTransaction,
} from '#store';
import { recordAssessment } from '../record-assessment.js';
import { recordInfusion } from '../record-infusion.js';
import { recordPatient } from '../record-patient.js';
import type { Reply } from '../reply.js';
import { itemsOfRow, numberOf } from './items-of-row.js';
import type { FileRow } from './read-rows.js';
import type { Report } from './report.js';

/** A problem of a row, by column: the file's own name of the field. */
const inRow = (line: number, { pointer, rule, detail }: FieldError): ImportError => ({
  line,
  column: pointer
    .replace(/^\//, '')
    .replace(/^items\/(\d+)$/, (_, index: string) => `item_${Number(index) + 1}`),
  rule,
  detail,
});

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

const refuse = (pointer: string, rule: string, detail: string): Refusal =>
  new Refusal('invalid', detail, [{ pointer, rule, detail }]);

/** The patient of a row: its id, or the natural key of the source system. */
async function patientOf(tx: TenantTransaction, fields: Record<string, unknown>): Promise<string> {
  const { patientId, patientSourceSystem: system, patientSourceId: source } = fields;
  if (typeof patientId === 'string') return patientId;
  if (typeof system !== 'string' || typeof source !== 'string')
    throw refuse('/patientId', 'needed', 'patientId is needed, or patientSourceSystem and patientSourceId');
  const patient = await findPatientBySource(tx, system, source);
  if (!patient) throw refuse('/patientSourceId', 'unknown', `There is no patient ${source} of ${system}`);
  return patient.id;
}

/** The course of an infusion: its id, or the only one that the patient has. */
async function courseOf(tx: TenantTransaction, fields: Record<string, unknown>): Promise<string> {
  if (typeof fields['courseId'] === 'string') return fields['courseId'];
  const courses = await listCourseIds(tx, await patientOf(tx, fields));
  if (courses.length !== 1)
    throw refuse('/courseId', 'needed', `The patient has ${courses.length} courses: courseId must say which`);
  return courses[0] ?? '';
}

const without = (fields: Record<string, unknown>, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => value !== undefined && !names.includes(name) && !/^item_\d+$/.test(name),
    ),
  );

const patientReference = ['patientId', 'patientSourceSystem', 'patientSourceId'];

/** Patients, infusions and assessments: each row is the body of the request of its kind. */
export async function importFacts(
  tx: TenantTransaction,
  { kind }: ImportRow,
  rows: AsyncIterable<FileRow>,
  report: Report,
): Promise<string[]> {
  const coding = watchCoding();
  const record = async (fields: Record<string, unknown>): Promise<Reply<unknown>> => {
    switch (kind) {
      case 'patients': {
        const body = { ...without(fields), birthYear: numberOf(fields['birthYear']) };
        return recordPatient(tx, parse(NewPatient, body));
      }
      case 'infusions': {
        const numbers = ['number', 'doseMg', 'doseMgPerKg'].map((name) => [name, numberOf(fields[name])]);
        const body = { ...without(fields, 'courseId', ...patientReference), ...Object.fromEntries(numbers) };
        const courseId = await courseOf(tx, fields);
        return recordInfusion(tx, courseId, parse(NewInfusion, body));
      }
      default: {
        const items = fields['total'] === undefined ? itemsOfRow(fields) : undefined;
        const body = parse(NewAssessment, {
          ...without(fields, 'items', ...patientReference),
          patientId: await patientOf(tx, fields),
          ...(items ? { items } : {}),
        });
        const reply = await recordAssessment(tx, body);
        const instrument = items && (await findInstrument(tx, body.instrument));
        if (instrument) coding.see(instrument, items as (number | null)[]);
        return reply;
      }
    }
  };
  const revised = new Set<string>();
  for await (const { line, fields } of rows) {
    report.rows += 1;
    try {
      for (const id of (await record(fields)).revised) revised.add(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const errors =
        error.errors.length > 0 ? error.errors : [{ pointer: '', rule: error.code, detail: error.detail }];
      for (const each of errors) report.add(inRow(line, each));
    }
  }
  report.warnings.push(...coding.warnings());
  return [...revised];
}
