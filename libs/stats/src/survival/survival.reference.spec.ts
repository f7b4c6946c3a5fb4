import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import {
  canRespond,
  isResponse,
  readCourses,
  type ResponseDefinition,
} from '../../../../test/support/reference-courses.js';
import { readTables, type GoldenTable } from '../../../../test/support/reference-study.js';
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.js';
import { logRank } from './log-rank.js';
import type { SurvivalCount } from './survival-count.js';
import type { SurvivalScale } from './survival-limits.js';

/**
 * Every `time_to_response` of R's tables (survival 3.5-3; test/reference/golden, edge): persons' times, the curves with
 * three intervals, their medians and the log-rank test, from times and events counted from the rows of the CSV.
 */
interface Outcome {
  subject: string;
  arm: string;
  time: number;
  event: number;
}
interface GoldenStep {
  arm: string;
  time: number;
  n_risk: number;
  n_event: number;
  n_censor: number;
  surv: number;
  std_err: number | null;
  lower: number | null;
  upper: number | null;
}
interface GoldenMedian {
  arm: string;
  n: number;
  events: number;
  median: number | null;
  lower: number | null;
  upper: number | null;
}
interface TimeToResponse {
  what: string;
  subjects: Outcome[];
  curves: { conf_type: SurvivalScale; rows: GoldenStep[]; medians: GoldenMedian[] }[];
  logrank: { chisq: number; df: number; p: number; observed: number[]; expected: number[]; arms: string[] };
}
type SurvivalTable = GoldenTable & { time_to_response: TimeToResponse };

const reference = new URL('../../../../test/reference/', import.meta.url);
const tables = ['golden', 'edge']
  .flatMap((folder) =>
    readdirSync(new URL(folder, reference))
      .filter((name) => (folder === 'golden' ? name.startsWith('simple.') : name.endsWith('.golden.json')))
      .map((name) => `${folder}/${name}`),
  )
  .flatMap((path) => readTables(path) as (GoldenTable & Partial<SurvivalTable>)[])
  .filter((table): table is SurvivalTable => Boolean(table.time_to_response));

/** The definition that the golden gives in words. */
function definitionOf({ what }: TimeToResponse): ResponseDefinition {
  if (what.includes('down by at least half;')) return { kind: 'percent', value: 50 };
  if (what.includes('down by at least 10 points;')) return { kind: 'points', value: 10 };
  throw new Error(`Not known: ${what}`);
}

/** Day of the first response, or of the last score without one; persons without a baseline are left out. */
function outcomesOf(table: SurvivalTable): Outcome[] {
  const definition = definitionOf(table.time_to_response);
  return readCourses(table).flatMap((course) => {
    if (!canRespond(course, definition)) return [];
    const seen = course.later
      .flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]))
      .sort((a, b) => a.day - b.day);
    const response = seen.find(({ score }) => isResponse(course, score, definition, table.better));
    const { subject, arm } = course;
    return [{ subject, arm, time: response?.day ?? seen.at(-1)?.day ?? 0, event: response ? 1 : 0 }];
  });
}

function countsOf(outcomes: Outcome[], arm: string): SurvivalCount[] {
  const counts = new Map<number, SurvivalCount>();
  for (const { time, event } of outcomes.filter((outcome) => outcome.arm === arm)) {
    const count = counts.get(time) ?? { time, events: 0, censored: 0 };
    counts.set(time, count);
    if (event) count.events++;
    else count.censored++;
  }
  return [...counts.values()].sort((a, b) => a.time - b.time);
}

/** Relative; absolute 1e-14 where R has 0. Null where R has none. */
function agree(actual: number | null, expected: number | null, relative: number, name: string): void {
  if (expected === null || actual === null) {
    if (actual !== expected) throw new Error(`${name}: ${actual} where R has ${expected}`);
    return;
  }
  if (!(Math.abs(actual - expected) <= relative * Math.abs(expected) + 1e-14))
    throw new Error(`${name}: ${actual}, R ${expected}`);
}

function agreeSteps({ steps }: SurvivalCurve, rows: GoldenStep[]): void {
  expect(steps.map(({ time, atRisk, events, censored }) => [time, atRisk, events, censored])).toEqual(
    rows.map((row) => [row.time, row.n_risk, row.n_event, row.n_censor]),
  );
  for (const [i, row] of rows.entries()) {
    const step = steps[i];
    const name = `${row.arm} at ${row.time}`;
    if (!step) throw new Error(`${name}: no step`);
    agree(step.survival, row.surv, 1e-10, `${name} survival`);
    agree(step.se, row.std_err, 1e-10, `${name} SE`);
    agree(step.lower, row.lower, 1e-10, `${name} lower`);
    agree(step.upper, row.upper, 1e-10, `${name} upper`);
  }
}

describe.each(tables.map((table) => [table.id, table] as const))('R agrees on %s', (_, table) => {
  const outcomes = outcomesOf(table);
  const golden = table.time_to_response;

  it("in each person's time to response", () => {
    const byName = (a: Outcome, b: Outcome) => (a.subject < b.subject ? -1 : 1);
    const left = golden.subjects.filter(({ time }) => time !== null);
    expect([...outcomes].sort(byName)).toEqual([...left].sort(byName));
  });

  it('in every step of the curves, with plain, log and log-log limits', () => {
    expect(golden.curves.map((curve) => curve.conf_type).sort()).toEqual(['log', 'log-log', 'plain']);
    for (const { conf_type: ci, rows } of golden.curves)
      for (const arm of table.arms)
        agreeSteps(
          kaplanMeier(countsOf(outcomes, arm), ci),
          rows.filter((row) => row.arm === arm),
        );
  });

  it('in the medians and their limits', () => {
    for (const { conf_type: ci, medians } of golden.curves)
      for (const row of medians) {
        const { n, events, median, lower, upper } = kaplanMeier(countsOf(outcomes, row.arm), ci);
        expect({ arm: row.arm, n, events, median, lower, upper }).toEqual(row);
      }
  });

  it('in the log-rank test', () => {
    const { groups, chiSquare, df, p } = logRank(golden.logrank.arms.map((arm) => countsOf(outcomes, arm)));
    expect(groups.map(({ observed }) => observed)).toEqual(golden.logrank.observed);
    for (const [i, { expected }] of groups.entries())
      agree(expected, golden.logrank.expected[i] ?? null, 1e-10, `expected ${i}`);
    expect(df).toBe(golden.logrank.df);
    agree(chiSquare, golden.logrank.chisq, 1e-8, 'chi-square');
    agree(p, golden.logrank.p, 1e-8, 'p');
  });
});

describe('the reference', () => {
  it('holds the tables this test was written for', () => {
    expect(tables.map(({ id }) => id).sort()).toEqual([
      'all_missing_visit',
      'baseline_missing',
      'btheb',
      'fdd_ptsd_ri_child',
      'fdd_ptsd_ri_parent',
      'monotone_dropout',
      'n1_at_visit',
      'three_arms',
      'zero_variance',
    ]);
  });
});
