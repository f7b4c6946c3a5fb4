import {
  claimImport,
  DEPLOYMENT,
  finishImport,
  MOST_ATTEMPTS,
  noteImportAttempt,
  readChunk,
  type ImportRow,
  type Store,
  type TenantTransaction,
} from '#store';
import { importFacts } from './import-facts.js';
import { importStudy } from './import-study.js';
import { readRows, UnreadableFile, type FileRow } from './read-rows.js';
import { startReport, type Report } from './report.js';

/** Rolls back what an all-or-nothing file wrote before its first error. */
class RefusedFile extends Error {}

/** Reads the rows of a file; returns the patients that it revised. Problems go to the report. */
export type ImportRows = (
  tx: TenantTransaction,
  row: ImportRow,
  rows: AsyncIterable<FileRow>,
  report: Report,
) => Promise<string[]>;

/** Read through transactions of their own: the import's connection is busy copying rows meanwhile. */
async function* chunksOf(store: Store, clinicId: string, importId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const at = number;
    const chunk = await store.withTenant({ clinicId }, (tx) => readChunk(tx, importId, at));
    if (!chunk) return;
    yield chunk;
  }
}

/**
 * Carries out a received file in one transaction: all of it or, unless the file was sent with mode=partial, nothing.
 * Returns the patients whose revision rose. Doing it again, or twice at once, does nothing.
 */
export async function runImport(store: Store, clinicId: string, importId: string): Promise<string[]> {
  const attempts = await store.withTenant({ clinicId }, (tx) => noteImportAttempt(tx, importId));
  if (attempts === 0) return [];
  const report = startReport();
  try {
    if (attempts > MOST_ATTEMPTS) {
      report.add({ line: 0, column: '', rule: 'internal', detail: 'The file could not be processed' });
      throw new RefusedFile();
    }
    return await store.withTenant({ clinicId, mode: 'long' }, async (tx) => {
      const row = await claimImport(tx, importId);
      if (!row) return [];
      const acting: TenantTransaction = { ...tx, actor: row.created_by || DEPLOYMENT };
      const read: ImportRows = row.kind === 'study' ? importStudy : importFacts;
      const revised = await read(
        acting,
        row,
        readRows(row.format, chunksOf(store, clinicId, importId)),
        report,
      );
      if (report.rows === 0 && report.errors.length === 0)
        report.add({ line: 0, column: '', rule: 'empty', detail: 'The file has no rows' });
      if (report.errors.length > 0 && (row.mode === 'all' || report.rows === 0)) throw new RefusedFile();
      await finishImport(tx, importId, {
        state: 'done',
        rows: report.rows,
        accepted: report.rows - report.lines.size,
        rejected: report.lines.size,
        errors: report.sorted(),
        warnings: report.warnings,
      });
      return revised;
    });
  } catch (error) {
    if (error instanceof UnreadableFile) report.add(error.error);
    else if (!(error instanceof RefusedFile)) throw error;
    await store.withTenant({ clinicId }, (tx) =>
      finishImport(tx, importId, {
        state: 'refused',
        rows: report.rows,
        accepted: 0,
        rejected: report.lines.size,
        errors: report.sorted(),
        warnings: report.warnings,
      }),
    );
    return [];
  }
}
