import fc from 'fast-check';
import { tallyCourse, type CourseVector } from './course-tally.js';
import { addTally, emptyTally, type Tally } from './tally.js';

/** Made-up cohorts for property tests: few visits, many gaps, ties; also far from zero and finely divided. */
export interface Cohort {
  visits: number;
  baseline: number;
  decimals: number;
  courses: CourseVector[];
}

export const cells: (string | null)[][] = [['a'], ['b'], [null]];

const dates = ['2024-01-05', '2024-02-29', '2024-12-31'];

const score = (offset: bigint, spread: bigint) =>
  fc.bigInt({ min: -spread, max: spread }).map((tick) => offset + tick);

const course = (visits: number, tick: fc.Arbitrary<bigint>): fc.Arbitrary<CourseVector> =>
  fc
    .record({
      cell: fc.constantFrom(...cells),
      values: fc.array(fc.option(tick, { nil: null, freq: 3 }), { minLength: visits, maxLength: visits }),
      dates: fc.array(fc.option(fc.constantFrom(...dates)), { minLength: visits, maxLength: visits }),
    })
    .map(({ cell, values, dates: known }) => ({
      cell,
      values,
      due: values.map((value, visit) => (value === null ? (known[visit] ?? null) : null)),
    }));

export const cohorts: fc.Arbitrary<Cohort> = fc
  .record({
    visits: fc.integer({ min: 1, max: 4 }),
    scale: fc.constantFrom(
      { decimals: 0, offset: 0n, spread: 5n },
      { decimals: 1, offset: 400n, spread: 400n },
      { decimals: 0, offset: 1_000_000n, spread: 20n },
      { decimals: 13, offset: 1_000_000n * 10n ** 13n, spread: 50n * 10n ** 13n },
    ),
  })
  .chain(({ visits, scale: { decimals, offset, spread } }) =>
    fc.record({
      visits: fc.constant(visits),
      baseline: fc.integer({ min: 0, max: visits - 1 }),
      decimals: fc.constant(decimals),
      courses: fc.array(course(visits, score(offset, spread)), { maxLength: 24 }),
    }),
  );

/** The cohort's tally, course by course. */
export const fold = (courses: CourseVector[], baseline: number): Tally =>
  courses.reduce((tally, vector) => addTally(tally, tallyCourse(vector, baseline)), emptyTally());
