import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { addTally, emptyTally, tallyCourse, type CourseVector, type ResponseRule, type Tally } from '#stats';

/** R's tables (test/reference/golden/simple.*.json, test/reference/edge/*.golden.json) and the tallies of their CSV. */
export type Row = Record<string, string>;
export type GoldenRow = { arm: string; visit: string } & Record<string, number | string | null>;
export interface GoldenTable {
  [other: string]: unknown;
  id: string;
  dataset: string;
  score: string;
  arms: string[];
  visits: string[];
  baseline: string;
  observed: GoldenRow[];
  change_from_baseline: GoldenRow[];
}

export const reference = new URL('../reference/', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, reference), 'utf8');
const readGolden = (path: string): unknown => JSON.parse(readText(path));

const simpleTables = readdirSync(new URL('golden/', reference))
  .filter((name) => name.startsWith('simple.'))
  .flatMap((name) => (readGolden(`golden/${name}`) as { tables: GoldenTable[] }).tables);

const edgeTables = readdirSync(new URL('edge/', reference))
  .filter((name) => name.endsWith('.golden.json'))
  .flatMap((name) => (readGolden(`edge/${name}`) as { simple?: GoldenTable | null }).simple ?? []);

export const goldenTables = [...simpleTables, ...edgeTables];

export function readRows(dataset: string): Row[] {
  const path = dataset.startsWith('edge/') ? `${dataset}.csv` : `data/${dataset}.csv`;
  return parse(readText(path), { columns: true }) as Row[];
}

export const fractionDigits = (text: string): number => (text.split('.')[1] ?? '').length;

export function ticksOf(text: string, decimals: number): bigint {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`Not a plain decimal: ${text}`);
  return BigInt(text.replace('.', '') + '0'.repeat(decimals - fractionDigits(text)));
}

/** The visits of the table, with the baseline before them where the file has it as a column only. */
export const visitsOfTable = ({ visits, baseline }: GoldenTable): string[] =>
  visits.includes(baseline) ? visits : [baseline, ...visits];

function scoreText(table: GoldenTable, rows: Row[], visit: string): string {
  const row = rows.find((candidate) => candidate['visit'] === visit);
  if (row) return row[table.score] ?? '';
  return table.visits.includes(visit) ? '' : (rows[0]?.[table.baseline] ?? '');
}

/** `rules`: in the ticks of the table, which has as many decimals as its scores. */
export function tallyOfTable(
  table: GoldenTable,
  rulesOf: (decimals: number) => ResponseRule[] = () => [],
): { tally: Tally; decimals: number; baseline: number } {
  const visits = visitsOfTable(table);
  const bySubject = new Map<string, Row[]>();
  for (const row of readRows(table.dataset)) {
    const subject = row['subject'] ?? '';
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), row]);
  }
  const texts = [...bySubject.values()].map((rows) => ({
    arm: rows[0]?.['arm'] ?? '',
    scores: visits.map((visit) => scoreText(table, rows, visit)),
  }));
  const decimals = Math.max(...texts.flatMap(({ scores }) => scores.map(fractionDigits)));
  const baseline = visits.indexOf(table.baseline);
  const tally = emptyTally();
  for (const { arm, scores } of texts) {
    const values = scores.map((text) => (text === '' ? null : ticksOf(text, decimals)));
    const vector: CourseVector = { cell: [arm], values, due: values.map(() => null) };
    addTally(tally, tallyCourse(vector, baseline, rulesOf(decimals)));
  }
  return { tally, decimals, baseline };
}
