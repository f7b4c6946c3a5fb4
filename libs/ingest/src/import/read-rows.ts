import { parse, type CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import type { ImportError } from '#contracts';

/** One row of a file: its line, and its fields by name. CSV gives texts, NDJSON whatever was written. */
export interface FileRow {
  line: number;
  fields: Record<string, unknown>;
}

/** The file cannot be read on from here. */
export class UnreadableFile extends Error {
  constructor(readonly error: ImportError) {
    super(error.detail);
  }
}

const unreadable = (line: number, rule: string, detail: string): UnreadableFile =>
  new UnreadableFile({ line, column: '', rule, detail });

async function* decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  try {
    for await (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true });
      yield text;
      line += text.split('\n').length - 1;
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw unreadable(line, 'utf-8', 'The file is not UTF-8 from about here');
    throw error;
  }
}

const MOST_COLUMNS = 300;
const MOST_RECORD = 64 * 1024;

/** `administered_at` and `administeredAt` are the same column; item_1 and cov_age keep their names. */
export const columnName = (header: string): string =>
  /^(item|cov)_/.test(header)
    ? header
    : header.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Rows of a CSV file (RFC 4180, with a header). An empty field is absent. Memory: one record. */
async function* readCsv(chunks: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  const parser = Readable.from(decode(chunks)).compose(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MOST_RECORD,
    }),
  );
  let columns: string[] | undefined;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // Where quoted fields hold line breaks, a record ends further down than it begins.
      const breaks = record.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
      line = info.lines - breaks;
      if (!columns) {
        columns = record.map((header) => columnName(header.trim()));
        const twice = columns.find((name, index) => columns?.indexOf(name) !== index);
        if (twice !== undefined) throw unreadable(line, 'column-twice', `The column ${twice} stands twice`);
        if (columns.length > MOST_COLUMNS)
          throw unreadable(line, 'columns', `A file has at most ${MOST_COLUMNS} columns`);
        continue;
      }
      if (record.length !== columns.length)
        throw unreadable(
          line,
          'field-count',
          `The line has ${record.length} fields, the header ${columns.length}`,
        );
      const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      columns.forEach((name, index) => {
        const text = record[index] ?? '';
        fields[name] = text === '' ? undefined : text;
      });
      yield { line, fields };
    }
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    if (typeof code === 'string' && code.startsWith('CSV_'))
      throw unreadable(
        lines ?? line,
        'csv',
        'The line is not well-formed CSV (quotes, or a record over 64 KiB)',
      );
    throw error;
  }
}

/** Rows of a file with one JSON object a line. Memory: one line. */
async function* readNdjson(chunks: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  let rest = '';
  let line = 0;
  const row = (text: string): FileRow | null => {
    line += 1;
    if (text.trim() === '') return null;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw unreadable(line, 'json', 'The line is not JSON');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw unreadable(line, 'json', 'The line is not a JSON object');
    const fields = Object.entries(value).map(([name, field]) => [columnName(name), field ?? undefined]);
    return { line, fields: Object.fromEntries(fields) as Record<string, unknown> };
  };
  for await (const text of decode(chunks)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MOST_RECORD) throw unreadable(line + 1, 'json', 'The line is over 64 KiB');
    for (const each of lines) {
      const found = row(each);
      if (found) yield found;
    }
  }
  const last = row(rest);
  if (last) yield last;
}

export const readRows = (format: 'csv' | 'ndjson', chunks: AsyncIterable<Buffer>): AsyncGenerator<FileRow> =>
  format === 'csv' ? readCsv(chunks) : readNdjson(chunks);
