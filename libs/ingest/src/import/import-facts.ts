import { Refusal, type FieldError, type ImportError } from '#contracts';
import { watchCoding } from '#instruments';
import { findInstrument, lookUpByIndex, type ImportRow, type TenantTransaction } from '#store';
import { lookUp } from '../look-up.js';
import { factFiles, factWords, type FactFile } from './fact-files.js';
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

/**
 * Files of facts, batch by batch; a row goes the same way as the single request of its kind. In a mixed file what a
 * row refers to stands above it, or below within the same batch.
 */
export async function importFacts(
  tx: TenantTransaction,
  { kind }: ImportRow,
  rows: AsyncIterable<FileRow>,
  report: Report,
): Promise<string[]> {
  const coding = watchCoding();
  const revised = new Set<string>();
  await lookUpByIndex(tx);
  for await (const batch of inBatches(rows)) {
    report.rows += batch.length;
    for (const [file, own] of byFile(kind, batch, report)) {
      const fields = own.map((row) => row.fields);
      const outcomes = await factFiles[file](tx, fields, await resolveReferences(tx, fields));
      const taken: FileRow[] = [];
      own.forEach((row, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) return;
        if (outcome instanceof Refusal) {
          for (const error of errorsOf(outcome)) report.add(inRow(row.line, error));
          return;
        }
        taken.push(row);
        if (outcome.isNew) revised.add(outcome.row.patient_id);
      });
      if (file === 'assessments') await watchForms(tx, taken, coding);
    }
  }
  report.warnings.push(...coding.warnings());
  return [...revised];
}

const errorsOf = ({ errors, code, detail }: Refusal): FieldError[] =>
  errors.length > 0 ? errors : [{ pointer: '', rule: code, detail }];

/** The rows of a batch by the kind of fact that they are, in the order in which they refer to each other. */
function byFile(kind: string, batch: FileRow[], report: Report): [FactFile, FileRow[]][] {
  if (kind !== 'facts') return [[kind as FactFile, batch]];
  const words = factWords.map(([word]) => word);
  for (const { line, fields } of batch)
    if (!words.includes(String(fields['fact'])))
      report.add({ line, column: 'fact', rule: 'unknown', detail: `fact is one of ${words.join(', ')}` });
  return factWords
    .map(([word, file]): [FactFile, FileRow[]] => [
      file,
      batch.filter(({ fields }) => fields['fact'] === word),
    ])
    .filter(([, own]) => own.length > 0);
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
