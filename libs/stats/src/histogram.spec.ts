import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cells, cohorts, fold } from './courses.arbitrary.js';
import { changeHistogram, histogramSize, scoreHistogram, type Histogram } from './histogram.js';
import { readTally } from './tally-index.js';

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const unfold = (counts: Histogram): bigint[] =>
  counts.flatMap(([tick, count]) => Array.from({ length: Number(count) }, () => tick));

const isAscending = (counts: Histogram): boolean =>
  counts.every(([tick], i) => i === 0 || counts[i - 1]![0] < tick);

describe('histograms read from the tally', () => {
  it('of the scores hold the rows, with or without a baseline', () => {
    fc.assert(
      fc.property(cohorts, ({ courses, baseline, visits }) => {
        const index = readTally(fold(courses, baseline));
        for (const cell of cells)
          for (let visit = 0; visit < visits; visit++) {
            const counts = scoreHistogram(index, cell, visit);
            const raw = courses.flatMap(({ cell: [arm], values }) => {
              const value = values[visit];
              return arm === cell[0] && value != null ? [value] : [];
            });
            expect(isAscending(counts)).toBe(true);
            expect(unfold(counts)).toEqual(raw.sort(ascending));
            expect(histogramSize(counts)).toBe(BigInt(raw.length));
          }
      }),
    );
  });

  it('of the change hold the rows that have both scores', () => {
    fc.assert(
      fc.property(cohorts, ({ courses, baseline, visits }) => {
        const index = readTally(fold(courses, baseline));
        for (const cell of cells)
          for (let visit = 0; visit < visits; visit++) {
            const counts = changeHistogram(index, cell, visit);
            const raw = courses.flatMap(({ cell: [arm], values }) => {
              const [before, after] = [values[baseline], values[visit]];
              return arm === cell[0] && before != null && after != null ? [after - before] : [];
            });
            expect(isAscending(counts)).toBe(true);
            expect(unfold(counts)).toEqual(raw.sort(ascending));
          }
      }),
    );
  });
});
