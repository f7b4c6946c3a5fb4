import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { max, mean, median, min, sampleStandardDeviation } from 'simple-statistics';
import { blockEntry, partKey } from './course-tally.js';
import { cells, cohorts, fold, type Cohort } from './courses.arbitrary.js';
import { observedGroups, type CohortShape } from './observed-groups.js';
import { scaled } from './ratio.js';
import { addEntry } from './tally.js';

const shapeOf = ({ visits, baseline, decimals }: Cohort): CohortShape => ({
  visits,
  baseline,
  decimals,
  cells,
});

const million = ({ decimals }: Cohort): bigint => 10n ** BigInt(decimals + 6);

/** Scores of up to a million held in doubles: their spacing is 1.2e-10. */
const expectClose = (actual: number | null | undefined, expected: number) =>
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(1e-8);

function expectSummary(
  told: { n: number; mean: number | null; sd: number | null; se: number | null; median: number | null },
  rows: number[],
) {
  expect(told.n).toBe(rows.length);
  if (rows.length === 0) return expect([told.mean, told.median, told.sd]).toEqual([null, null, null]);
  expectClose(told.mean, mean(rows));
  expectClose(told.median, median(rows));
  if (rows.length === 1) return expect([told.sd, told.se]).toEqual([null, null]);
  expectClose(told.sd, sampleStandardDeviation(rows));
  return expectClose(told.se, sampleStandardDeviation(rows) / Math.sqrt(rows.length));
}

describe('observed groups', () => {
  it('tell what a second implementation computes from the rows', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const groups = observedGroups(fold(cohort.courses, cohort.baseline), shapeOf(cohort));
        expect(groups.map(({ cell }) => cell)).toEqual(cells);
        for (const group of groups) {
          const own = cohort.courses.filter(({ cell }) => cell[0] === group.cell[0]);
          expect(group.n).toBe(own.length);
          expect(group.visits.length).toBe(cohort.visits);
          group.visits.forEach((told, visit) => {
            const points = (tick: bigint) => scaled(tick, cohort.decimals);
            const rows = own.flatMap(({ values }) => (values[visit] == null ? [] : [points(values[visit])]));
            expectSummary(told, rows);
            if (rows.length > 0) expect([told.min, told.max]).toEqual([min(rows), max(rows)]);
            if (visit === cohort.baseline) return expect(told.change).toBeNull();
            const changes = own.flatMap(({ values }) => {
              const [before, after] = [values[cohort.baseline], values[visit]];
              return before != null && after != null ? [points(after - before)] : [];
            });
            return expectSummary(told.change!, changes);
          });
        }
      }),
    );
  });

  it('have the same spread and change to the last bit when every score moves by a million', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const moved = cohort.courses.map((course) => ({
          ...course,
          values: course.values.map((tick) => (tick === null ? null : tick + million(cohort))),
        }));
        const spread = (courses: Cohort['courses']) =>
          observedGroups(fold(courses, cohort.baseline), shapeOf(cohort)).map(({ visits }) =>
            visits.map(({ n, sd, se, change }) => ({ n, sd, se, change })),
          );
        expect(spread(moved)).toEqual(spread(cohort.courses));
      }),
    );
  });

  it('are null throughout where a group has no course', () => {
    const [group] = observedGroups(new Map(), { visits: 2, baseline: 0, decimals: 0, cells: [['a']] });
    const none = { n: 0, mean: null, sd: null, se: null, lower: null, upper: null, median: null };
    const visit = { ...none, q1: null, q3: null, min: null, max: null };
    expect(group).toEqual({
      cell: ['a'],
      n: 0,
      visits: [
        { ...visit, change: null },
        { ...visit, change: none },
      ],
    });
  });

  it('count a course that has no score', () => {
    const tally = fold([{ cell: ['a'], values: [null, null], due: [null, null] }], 0);
    const [group] = observedGroups(tally, { visits: 2, baseline: 0, decimals: 0, cells: [['a']] });
    expect([group?.n, group?.visits.map(({ n }) => n)]).toEqual([1, [0, 0]]);
  });
});

describe('a tally that does not fit its shape is refused', () => {
  const tally = () => fold([{ cell: ['a'], values: [40n, 30n], due: [null, null] }], 0);
  const shape: CohortShape = { visits: 2, baseline: 0, decimals: 0, cells: [['a']] };

  it('where it holds a cell that is not listed', () => {
    expect(() => observedGroups(tally(), { ...shape, cells: [['b']] })).toThrow('does not list: ["a"]');
  });

  it('where it has another number of visits', () => {
    for (const visits of [1, 3])
      expect(() => observedGroups(tally(), { ...shape, visits })).toThrow('The tally has 2 visits');
  });

  it('where there is no such baseline', () => {
    for (const baseline of [-1, 2, 0.5])
      expect(() => observedGroups(tally(), { ...shape, baseline })).toThrow('no baseline visit');
  });

  it('where its blocks and its counts disagree', () => {
    const damaged = tally();
    addEntry(damaged, partKey({ kind: 'block', cell: ['a'], pattern: '11' }), blockEntry.count, 1n);
    expect(() => observedGroups(damaged, shape)).toThrow('contradicts itself');
  });
});
