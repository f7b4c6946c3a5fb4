import type { ImportError } from '#contracts';
import { watchCoding } from '#instruments';
import {
  applyStudy,
  dropStagedLines,
  findProtocol,
  findStudyConflicts,
  insertAudits,
  listInstruments,
  stageStudy,
  type ImportRow,
  type StudyRow,
  type TenantTransaction,
} from '#store';
import type { FileRow } from './read-rows.js';
import type { Report } from './report.js';
import { studyRow, unknownColumns } from './study-row.js';

/**
 * A trial as one long table. Rows are scored as they stream by and staged in a temporary table; what only the whole
 * table shows (doubles, conflicting arms) is asked of it in SQL. Memory: one batch of rows.
 */
export async function importStudy(
  tx: TenantTransaction,
  { id, study, protocol: protocolKey }: ImportRow,
  rows: AsyncIterable<FileRow>,
  report: Report,
): Promise<string[]> {
  const protocol = await findProtocol(tx, protocolKey);
  if (!protocol) {
    report.add({
      line: 0,
      column: '',
      rule: 'unknown-protocol',
      detail: `There is no protocol ${protocolKey}`,
    });
    return [];
  }
  const coding = watchCoding();
  // Looked up before the rows stream: the connection is busy copying then.
  const instruments = new Map(
    (await listInstruments(tx)).map((instrument) => [instrument.key, instrument] as const),
  );
  const scored = async function* (): AsyncGenerator<StudyRow> {
    for await (const row of rows) {
      report.rows += 1;
      if (report.rows === 1)
        for (const column of unknownColumns(row.fields))
          report.add({
            line: 1,
            column,
            rule: 'unknown-column',
            detail: `A study table has no column ${column}`,
          });
      const result = studyRow(row, protocol, instruments, coding);
      if (!Array.isArray(result)) yield result;
      else for (const error of result) report.add(error);
    }
  };
  await stageStudy(tx, scored());
  report.warnings.push(...coding.warnings());
  const conflicts: ImportError[] = await findStudyConflicts(tx, study, protocol.key);
  for (const conflict of conflicts) report.add(conflict);
  if (report.lines.has(1)) return [];
  await dropStagedLines(tx, [...report.lines]);
  const revised = await applyStudy(tx, study, protocol.key);
  await insertAudits(tx, 'study.import', revised, id);
  return revised;
}
