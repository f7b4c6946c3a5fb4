import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const reference = new URL('../reference/', import.meta.url);

/** A line of a golden's table: R's numbers for one arm at one visit, null where R gives none. */
export interface GoldenRow {
  arm: string;
  visit: string;
  n: number;
  n_scheduled?: number;
  [statistic: string]: number | string | null | undefined;
}

export interface GoldenTable {
  id: string;
  dataset: string;
  score: string;
  better: 'lower' | 'higher';
  arms: string[];
  visits: string[];
  baseline: string;
  observed: GoldenRow[];
  change_from_baseline: GoldenRow[];
}

export type Lines = Record<string, string>[];

export const readReference = (path: string): string => readFileSync(new URL(path, reference), 'utf8');

export const readLines = (path: string): Lines => parse(readReference(path), { columns: true }) as Lines;

export const readTables = (path: string): GoldenTable[] => {
  const { tables, simple } = JSON.parse(readReference(path)) as {
    tables?: GoldenTable[];
    simple?: GoldenTable;
  };
  return tables ?? (simple ? [simple] : []);
};

/** The visits of a study: the golden's order, after a baseline that is only a column of the data. */
export const visitsOf = ({ visits, baseline }: Pick<GoldenTable, 'visits' | 'baseline'>): string[] =>
  visits.includes(baseline) ? visits : [baseline, ...visits];

/** A baseline that is only a column of the data, as lines of their own. */
export function withBaselineLines(lines: Lines, score: string, baseline: string): Lines {
  if (lines.some(({ visit }) => visit === baseline)) return lines;
  const first = new Map(lines.map((line) => [line['subject'], line]));
  return [
    ...[...first.values()].map((line) => ({ ...line, visit: baseline, [score]: line['baseline'] ?? '' })),
    ...lines,
  ];
}

export const instrumentKey = (dataset: string, score: string): string => `${dataset}.${score}`;

/** One long table of a study, a row for each line and score, in the order of the lines. */
export function studyTable(dataset: string, lines: Lines, scores: string[]): string {
  const rows = scores.flatMap((score) =>
    lines.map(({ subject, arm, visit, [score]: total = '' }) =>
      [subject, arm, visit, instrumentKey(dataset, score), total].join(','),
    ),
  );
  return `${['subject,arm,visit,instrument,total', ...rows].join('\n')}\n`;
}

/** The definition of a score column: as many decimals as its numbers are written with, a range that holds them. */
export function instrumentOf(
  dataset: string,
  lines: Lines,
  { score, better }: Pick<GoldenTable, 'score' | 'better'>,
) {
  const texts = lines.flatMap(({ [score]: text = '' }) => (text === '' ? [] : [text]));
  const values = texts.map(Number);
  return {
    key: instrumentKey(dataset, score),
    name: score,
    kind: 'total',
    min: Math.min(0, Math.floor(Math.min(...values))),
    max: Math.ceil(Math.max(...values)) + 1,
    decimals: Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0)),
    better,
  };
}

/** A protocol of the visits by name, or with the hours of the data's day column. */
export function protocolOf(key: string, visits: string[], lines: Lines, { hours = false } = {}) {
  const hoursOf = (visit: string) => 24 * Number(lines.find((line) => line['visit'] === visit)?.['day']);
  return {
    key,
    name: key,
    anchor: 'course-start',
    baseline: visits[0],
    visits: visits.map((name) => (hours ? { name, hours: hoursOf(name) } : { name })),
  };
}
