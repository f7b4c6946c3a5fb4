import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cells, cohorts, fold } from './courses.arbitrary.js';
import { lostBy, notYetDue } from './follow-up.js';

const missed = (due: (string | null)[]) =>
  fold(
    due.map((date) => ({ cell: ['a'], values: [1n, null], due: [null, date] })),
    0,
  );

describe('follow-up', () => {
  it('is lost the day after the last date on which the visit could happen', () => {
    const tally = missed(['2024-02-29']);
    const on = (date: string) => [lostBy(tally, ['a'], 1, date), notYetDue(tally, ['a'], 1, date)];
    expect([on('2024-02-28'), on('2024-02-29'), on('2024-03-01')]).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
  });

  it('is lost from the start where the protocol gives no date', () => {
    const tally = missed([null, null, '2999-12-31']);
    expect([lostBy(tally, ['a'], 1, '1900-01-01'), notYetDue(tally, ['a'], 1, '1900-01-01')]).toEqual([2, 1]);
  });

  it('is nobody at a visit that all have', () => {
    const tally = missed(['2024-02-29']);
    expect([lostBy(tally, ['a'], 0, '2024-03-01'), notYetDue(tally, ['a'], 0, '2024-03-01')]).toEqual([0, 0]);
  });

  it('puts every course in one of scored, lost and not yet due', () => {
    fc.assert(
      fc.property(cohorts, ({ courses, baseline, visits }) => {
        const tally = fold(courses, baseline);
        for (const cell of cells)
          for (let visit = 0; visit < visits; visit++) {
            const own = courses.filter((course) => course.cell[0] === cell[0]);
            const scored = own.filter(({ values }) => values[visit] !== null).length;
            const lost = lostBy(tally, cell, visit, '2024-03-01');
            expect(scored + lost + notYetDue(tally, cell, visit, '2024-03-01')).toBe(own.length);
          }
      }),
    );
  });

  it('refuses a date of another form', () => {
    for (const date of ['', '2024-3-1', '01/03/2024', '2024-03-01T00:00:00Z']) {
      expect(() => lostBy(missed([]), ['a'], 1, date)).toThrow(RangeError);
      expect(() => notYetDue(missed([]), ['a'], 1, date)).toThrow(RangeError);
    }
  });
});
