import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { chiSquareUpperTail } from './chi-square.js';
import { noncentralTTails, type Tails } from './noncentral-t.js';
import { noncentralityInterval } from './noncentrality-interval.js';
import { normalCdf, normalQuantile } from './normal.js';
import { tQuantile, tTwoSidedP } from './student-t.js';

/**
 * Tables of R 4.2.2 (test/reference/distributions, made by distributions.R there) and, where R's own function is no
 * reference, of mpmath 1.3.0 in 120 digits (made by noncentral_t.py).
 */
const reference = new URL('../../../../test/reference/distributions/', import.meta.url);

function readTable(name: string): Record<string, number>[] {
  const text = readFileSync(new URL(`${name}.csv`, reference), 'utf8');
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)])),
  );
}

/** The greatest error over the rows of a table, each read as `of` its columns; relative, or as `scale` has it. */
function worst(
  name: string,
  result: string,
  of: (row: (key: string) => number) => number,
  scale: (expected: number) => number = (expected) => Math.abs(expected) || 1,
): number {
  const rows = readTable(name);
  expect(rows.length).toBeGreaterThan(20);
  const errors = rows.map((row) => {
    const column = (key: string): number => {
      const value = row[key];
      if (value === undefined || Number.isNaN(value)) throw new Error(`${name} has no ${key}`);
      return value;
    };
    const expected = column(result);
    return Math.abs(of(column) - expected) / scale(expected);
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

describe('the noncentral t', () => {
  const smaller = (row: (key: string) => number) => (row('lower') < row('upper') ? 'lower' : 'upper');
  const known = new Map<string, Tails>();
  const tails = (row: (key: string) => number): Tails => {
    const key = [row('t'), row('df'), row('ncp')].join(' ');
    const here = known.get(key) ?? noncentralTTails(row('t'), row('df'), row('ncp'));
    known.set(key, here);
    return here;
  };

  it('agrees with mpmath to a relative 1e-12 in both tails, for 1 to 1e6 degrees of freedom and |ncp| to 40', () => {
    for (const tail of ['lower', 'upper'] as const)
      expect(
        worst('noncentral-t', tail, (row) => (smaller(row) === tail ? tails(row)[tail] : row(tail))),
      ).toBeLessThan(1e-12);
  });

  it('agrees with mpmath far out too, for t and ncp to a million', () => {
    for (const tail of ['lower', 'upper'] as const)
      expect(
        worst('noncentral-t-far', tail, (row) => (smaller(row) === tail ? tails(row)[tail] : row(tail))),
      ).toBeLessThan(1e-12);
  });

  it('has the other tail as the complement, to 1e-14', () => {
    for (const tail of ['lower', 'upper'] as const)
      expect(
        worst(
          'noncentral-t',
          tail,
          (row) => tails(row)[tail],
          () => 1,
        ),
      ).toBeLessThan(1e-14);
  });

  it('agrees with R to 1e-12 where R sums the same', () => {
    expect(
      worst(
        'noncentral-t-by-r',
        'lower',
        (row) => tails(row).lower,
        () => 1,
      ),
    ).toBeLessThan(1e-12);
  });

  it('has the interval of its noncentrality that mpmath solves, to 1e-13', () => {
    for (const limit of ['lower', 'upper'] as const)
      expect(
        worst(
          'noncentrality-interval',
          limit,
          (row) => noncentralityInterval(row('t'), row('df'))[limit],
          (expected) => Math.max(1, Math.abs(expected)),
        ),
      ).toBeLessThan(1e-13);
  });
});
