export type CsvCell = string | number | null;

/**
 * CSV after RFC 4180: a header, CRLF after every record, quotes where a cell holds a comma, quote or line break.
 * Null is empty. A text that a spreadsheet would take for a formula (it starts with = + - @ TAB or CR) gets an
 * apostrophe before it; numbers keep their sign, since they are typed. `columns` are needed where there may be no
 * row. Throws RangeError on NaN and infinities.
 */
export function toCsv<Column extends string>(
  rows: readonly Record<Column, CsvCell>[],
  columns: readonly Column[] = Object.keys(rows[0] ?? {}) as Column[],
): string {
  if (columns.length === 0) return '';
  const records = [
    columns.map(writeText),
    ...rows.map((row) => columns.map((column) => writeCell(row[column]))),
  ];
  return records.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return writeText(cell);
  if (!Number.isFinite(cell)) throw new RangeError(`CSV has no number ${cell}`);
  return String(cell);
}

function writeText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
