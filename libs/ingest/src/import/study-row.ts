import { v7 as uuidv7 } from 'uuid';
import { Refusal, type ImportError, type Instrument, type NewAssessment, type Protocol } from '#contracts';
import type { watchCoding } from '#instruments';
import type { StudyRow } from '#store';
import { assessmentRow } from '../record-assessment.js';
import { itemsOfRow } from './items-of-row.js';
import type { FileRow } from './read-rows.js';

const KNOWN =
  /^(subject|arm|visit|instrument|recall|total|items|administeredAt|item_\d{1,3}|cov_[A-Za-z0-9_]{1,60})$/;
const SUBJECT = /^[^\p{Cc}]{1,200}$/u;
const ARM = /^[^\p{Cc}]{1,100}$/u;
const CONTROL = /\p{Cc}/u;

/** Columns that a study table does not have; the header of a CSV file is line 1. */
export const unknownColumns = (fields: Record<string, unknown>): string[] =>
  Object.keys(fields).filter((name) => !KNOWN.test(name));

const text = (field: unknown): string | null =>
  field === undefined || field === null ? null : String(field as string | number);

/**
 * One line of a study's long table, scored; or what is wrong with it. An empty total means that the visit was
 * missed: the row places the subject in the study and records no form.
 */
export function studyRow(
  { line, fields }: FileRow,
  protocol: Protocol,
  instruments: ReadonlyMap<string, Instrument | null>,
  coding: ReturnType<typeof watchCoding>,
): StudyRow | ImportError[] {
  const errors: ImportError[] = [];
  const say = (column: string, rule: string, detail: string) => errors.push({ line, column, rule, detail });
  const subject = text(fields['subject'])?.trim() ?? '';
  if (!SUBJECT.test(subject)) say('subject', 'needed', 'The row names no subject (1 to 200 characters)');
  const arm = text(fields['arm'])?.trim() ?? null;
  if (arm !== null && !ARM.test(arm))
    say('arm', 'text', 'An arm has 1 to 100 characters, none of them a control character');
  for (const [name, value] of Object.entries(fields))
    if (name.startsWith('cov_') && CONTROL.test(text(value) ?? ''))
      say(name, 'text', 'A covariate holds no control character');
  const visit = text(fields['visit'])?.trim() ?? '';
  if (!protocol.visits.some(({ name }) => name === visit))
    say('visit', 'unknown-visit', `The protocol ${protocol.key} has no visit ${JSON.stringify(visit)}`);
  const key = text(fields['instrument'])?.trim() ?? '';
  const instrument = instruments.get(key);
  if (!instrument) say('instrument', 'unknown-instrument', `There is no instrument ${JSON.stringify(key)}`);
  if (!instrument || errors.length > 0) return errors;

  const total = fields['total'] as string | number | undefined;
  const items = total === undefined ? itemsOfRow(fields) : undefined;
  const covariates = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const known = text(value);
      return name.startsWith('cov_') && known !== null ? [[name.slice(4), known]] : [];
    }),
  );
  try {
    const row = assessmentRow(instrument, {
      patientId: '',
      course: '',
      visit,
      instrument: key,
      recall: (text(fields['recall']) ?? undefined) as NewAssessment['recall'],
      administeredAt: administeredAt(fields['administeredAt']),
      ...(items ? { items } : total === undefined ? blankOf(instrument) : { total }),
    });
    if (items) coding.see(instrument, items as (number | null)[]);
    return { ...row, id: uuidv7(), line, subject, arm, covariates, missed: total === undefined && !items };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.errors.map(({ pointer, rule, detail }) => ({
      line,
      column: pointer
        .replace(/^\//, '')
        .replace(/^items\/(\d+)$/, (_, at: string) => `item_${Number(at) + 1}`),
      rule,
      detail,
    }));
  }
}

/** A missed visit is scored like a blank form only to learn its series. */
const blankOf = ({ kind, items, total }: Instrument) =>
  kind === 'items' ? { items: items.map(() => null) } : { total: total.min };

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

function administeredAt(field: unknown): string | undefined {
  const written = text(field);
  if (written === null) return undefined;
  if (!ISO.test(written) || Number.isNaN(Date.parse(written)))
    throw new Refusal('invalid', 'not a time', [
      {
        pointer: '/administered_at',
        rule: 'instant',
        detail: `${written} is not an ISO 8601 time with a UTC offset`,
      },
    ]);
  return written;
}
