import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cohorts, fold } from './courses.arbitrary.js';
import { cellParts, listCells, readTally } from './tally-index.js';
import { emptyTally } from './tally.js';

describe('the index of a tally', () => {
  it('lists each cell that has a course once, in order', () => {
    fc.assert(
      fc.property(cohorts, ({ courses, baseline }) => {
        const listed = listCells(readTally(fold(courses, baseline))).map((cell) => JSON.stringify(cell));
        const expected = new Set(courses.map(({ cell }) => JSON.stringify(cell)));
        expect(listed).toEqual([...expected].sort((a, b) => (a < b ? -1 : 1)));
      }),
    );
  });

  it('holds every score with its baseline', () => {
    fc.assert(
      fc.property(cohorts, ({ courses, baseline, visits }) => {
        const index = readTally(fold(courses, baseline));
        for (const cell of listCells(index))
          for (let visit = 0; visit < visits; visit++) {
            const told = (cellParts(index, cell).joint.get(visit) ?? []).flatMap((entry) =>
              Array.from({ length: Number(entry.count) }, () => `${entry.baseline} ${entry.tick}`),
            );
            const raw = courses
              .filter((course) => JSON.stringify(course.cell) === JSON.stringify(cell))
              .flatMap(({ values }) =>
                values[visit] === null ? [] : [`${values[baseline]} ${values[visit]}`],
              );
            const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
            expect(told.sort(byText)).toEqual(raw.sort(byText));
          }
      }),
    );
  });

  it('has nothing for a cell without courses', () => {
    expect(cellParts(readTally(emptyTally()), ['a'])).toEqual({ cell: ['a'], blocks: [], joint: new Map() });
  });

  it('refuses a part of unknown kind', () => {
    expect(() => readTally(new Map([['["rows",["a"],0]', new Map([['n', 1n]])]]))).toThrow('rows');
  });
});
