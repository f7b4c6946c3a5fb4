import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tallyCourse, type CourseVector } from './course-tally.js';
import { cells, cohorts } from './courses.arbitrary.js';
import { responseCounts, responseHistories } from './response-counts.js';
import { historyEntry, isEligible, meets, responseHistory, type ResponseRule } from './response-rule.js';
import { addTally, emptyTally } from './tally.js';
import { readTally } from './tally-index.js';

const rules: ResponseRule[] = [
  { key: 'percent50', kind: 'percent', value: 5000n, better: 'lower' },
  { key: 'more_points', kind: 'points', value: 2n, better: 'higher' },
  { key: 'remission', kind: 'below', value: 1n, better: 'lower' },
];

const fold = (courses: CourseVector[]) =>
  courses.reduce((tally, course) => addTally(tally, tallyCourse(course, 0, rules)), emptyTally());

describe('responders', () => {
  it('are those of the rows, of the seen and of all who were due, on any date', () => {
    fc.assert(
      fc.property(
        cohorts,
        fc.constantFrom('2023-12-31', '2024-02-29', '2024-03-01', '2025-01-01'),
        fc.constantFrom(...rules),
        ({ courses, visits }, date, rule) => {
          const tally = fold(courses);
          const index = readTally(tally);
          for (const cell of cells)
            for (let visit = 1; visit < visits; visit++) {
              const eligible = courses.filter(
                (course) => course.cell[0] === cell[0] && isEligible(rule, course.values[0]!),
              );
              const open = eligible.filter(({ due }) => (due[visit] ?? '') >= date);
              const seen = eligible.filter(({ values }) => values[visit] !== null);
              expect(responseCounts(tally, index, cell, rule, visit, date)).toEqual({
                responders: seen.filter(({ values }) => meets(rule, values[0]!, values[visit]!)).length,
                seen: seen.length,
                due: eligible.length - open.length,
                notYetDue: open.length,
              });
            }
        },
      ),
    );
  });

  it('who are not yet due turn into failures the day after their last date, and no count moves otherwise', () => {
    const tally = fold([
      { cell: ['a'], values: [40n, 20n], due: [null, null] },
      { cell: ['a'], values: [40n, null], due: [null, '2024-02-29'] },
      // No percentage can be told of these two.
      { cell: ['a'], values: [0n, null], due: [null, '2024-02-29'] },
      { cell: ['a'], values: [null, 1n], due: [null, null] },
    ]);
    const on = (date: string) => responseCounts(tally, readTally(tally), ['a'], rules[0]!, 1, date);
    expect(on('2024-02-29')).toEqual({ responders: 1, seen: 1, due: 1, notYetDue: 1 });
    expect(on('2024-03-01')).toEqual({ responders: 1, seen: 1, due: 2, notYetDue: 0 });
  });

  it('refuse a date of another form', () => {
    const tally = fold([]);
    expect(() => responseCounts(tally, readTally(tally), ['a'], rules[0]!, 1, '2024-3-1')).toThrow(
      RangeError,
    );
  });
});

describe('response histories', () => {
  it('are as many as courses of which the rule can be told, each as its rows have it', () => {
    fc.assert(
      fc.property(cohorts, fc.constantFrom(...rules), ({ courses }, rule) => {
        const tally = fold(courses);
        for (const cell of cells) {
          const expected = new Map<string, number>();
          for (const course of courses.filter((each) => each.cell[0] === cell[0])) {
            const history = responseHistory(rule, course.values, 0, null);
            if (history) expected.set(historyEntry(history), (expected.get(historyEntry(history)) ?? 0) + 1);
          }
          const found = responseHistories(tally, cell, rule.key);
          expect(new Map(found.map(({ history, count }) => [historyEntry(history), count]))).toEqual(
            expected,
          );
        }
      }),
    );
  });

  it('keep the visit after which a further infusion was given', () => {
    const tally = fold([{ cell: ['a'], values: [40n, 20n, 10n], due: [null, null, null], redosed: 2 }]);
    expect(responseHistories(tally, ['a'], 'percent50')).toEqual([
      { history: { first: 1, loss: null, last: 2, redosed: 2 }, count: 1 },
    ]);
    expect(responseHistories(tally, ['b'], 'percent50')).toEqual([]);
  });
});
