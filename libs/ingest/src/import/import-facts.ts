import { Refusal, type FieldError, type ImportError } from '#contracts';
import { watchCoding } from '#instruments';
import { findInstrument, type ImportRow, type TenantTransaction } from '#store';
import { lookUp } from '../look-up.js';
import { factFiles } from './fact-files.js';
import { itemsOfRow } from './items-of-row.js';
import type { FileRow } from './read-rows.js';
import { resolveReferences } from './references.js';
import type { Report } from './report.js';

/** Rows that are recorded together: statements are few, and memory is bounded. */
const BATCH = 1_000;

/** A problem of a row, by column: the file's own name of the field. */
const inRow = (line: number, { pointer, rule, detail }: FieldError): ImportError => ({
  line,
  column: pointer
    .replace(/^\//, '')
    .replace(/^items\/(\d+)$/, (_, index: string) => `item_${Number(index) + 1}`),
  rule,
  detail,
});

async function* inBatches(rows: AsyncIterable<FileRow>): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Files of facts, batch by batch; a row goes the same way as the single request of its kind. */
export async function importFacts(
  tx: TenantTransaction,
  { kind }: ImportRow,
  rows: AsyncIterable<FileRow>,
  report: Report,
): Promise<string[]> {
  const coding = watchCoding();
  const revised = new Set<string>();
  const record = factFiles[kind as keyof typeof factFiles];
  for await (const batch of inBatches(rows)) {
    report.rows += batch.length;
    const fields = batch.map((row) => row.fields);
    const outcomes = await record(tx, fields, await resolveReferences(tx, fields));
    const taken: FileRow[] = [];
    outcomes.forEach((outcome, index) => {
      const row = batch[index];
      if (!row) return;
      if (!(outcome instanceof Refusal)) {
        if (outcome.isNew) revised.add(outcome.row.patient_id);
        taken.push(row);
        return;
      }
      const errors =
        outcome.errors.length > 0
          ? outcome.errors
          : [{ pointer: '', rule: outcome.code, detail: outcome.detail }];
      for (const each of errors) report.add(inRow(row.line, each));
    });
    if (kind === 'assessments') await watchForms(tx, taken, coding);
  }
  report.warnings.push(...coding.warnings());
  return [...revised];
}

async function watchForms(
  tx: TenantTransaction,
  rows: readonly FileRow[],
  coding: ReturnType<typeof watchCoding>,
): Promise<void> {
  const keys = rows.map(({ fields }) => String(fields['instrument']));
  const instruments = await lookUp(tx, findInstrument, keys);
  for (const { fields } of rows) {
    const items = fields['total'] === undefined ? itemsOfRow(fields) : undefined;
    const instrument = instruments.get(String(fields['instrument']));
    if (items && instrument) coding.see(instrument, items as (number | null)[]);
  }
}
