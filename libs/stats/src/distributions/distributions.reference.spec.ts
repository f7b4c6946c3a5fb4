import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { chiSquareUpperTail } from './chi-square.js';
import { normalCdf, normalQuantile } from './normal.js';
import { tQuantile, tTwoSidedP } from './student-t.js';

/** R 4.2.2's tables (test/reference/distributions/*.csv, made by distributions.R there), to a relative 1e-12. */
const reference = new URL('../../../../test/reference/distributions/', import.meta.url);

function readTable(name: string): Record<string, number>[] {
  const text = readFileSync(new URL(`${name}.csv`, reference), 'utf8');
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)])),
  );
}

/** The greatest relative error over the rows of a table, each read as `of` its columns; 0 expected must be 0. */
function worst(name: string, result: string, of: (row: (key: string) => number) => number): number {
  const rows = readTable(name);
  expect(rows.length).toBeGreaterThan(20);
  const errors = rows.map((row) => {
    const column = (key: string): number => {
      const value = row[key];
      if (value === undefined || Number.isNaN(value)) throw new Error(`${name} has no ${key}`);
      return value;
    };
    const expected = column(result);
    const error = Math.abs(of(column) - expected);
    return expected === 0 ? error : error / Math.abs(expected);
  });
  return Math.max(...errors);
}

describe('R agrees to a relative 1e-12', () => {
  it('with the distribution function of the normal down to 1e-300', () => {
    expect(worst('normal', 'p', (row) => normalCdf(row('x')))).toBeLessThan(1e-12);
  });

  it('with the quantile of the normal', () => {
    expect(worst('normal-quantile', 'x', (row) => normalQuantile(row('p')))).toBeLessThan(1e-12);
  });

  it('with the upper tail of chi-square down to 1e-290', () => {
    expect(worst('chi-square', 'p', (row) => chiSquareUpperTail(row('x'), row('df')))).toBeLessThan(1e-12);
  });

  it('with the two-sided p of Student t down to 1e-290 and for 0.3 to 1e10 degrees of freedom', () => {
    expect(worst('student-t', 'p', (row) => tTwoSidedP(row('t'), row('df')))).toBeLessThan(1e-12);
  });

  it('with the quantile of Student t', () => {
    expect(worst('t-quantile', 't', (row) => tQuantile(row('p'), row('df')))).toBeLessThan(1e-12);
  });
});
