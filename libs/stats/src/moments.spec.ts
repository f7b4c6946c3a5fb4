import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cells, cohorts, fold, type Cohort } from './courses.arbitrary.js';
import {
  changeMoments,
  completerMoments,
  countCompleters,
  countCourses,
  pairedMoments,
  visitMoments,
  type Moments,
} from './moments.js';
import { readTally } from './tally-index.js';

const momentsOf = (values: bigint[]): Moments => ({
  n: BigInt(values.length),
  sum: values.reduce((sum, value) => sum + value, 0n),
  sumOfSquares: values.reduce((sum, value) => sum + value * value, 0n),
});

const inCell = ({ courses }: Cohort, cell: (string | null)[]) =>
  courses.filter((course) => course.cell[0] === cell[0]);

const isScore = (value: bigint | null | undefined): value is bigint => value != null;

describe('moments read from the tally', () => {
  it('of the scores are those of the rows, exactly', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const index = readTally(fold(cohort.courses, cohort.baseline));
        for (const cell of cells)
          for (let visit = 0; visit < cohort.visits; visit++)
            expect(visitMoments(index, cell, visit)).toEqual(
              momentsOf(
                inCell(cohort, cell)
                  .map(({ values }) => values[visit])
                  .filter(isScore),
              ),
            );
      }),
    );
  });

  it('of the change are those of the rows, exactly, from any baseline to any visit', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const index = readTally(fold(cohort.courses, cohort.baseline));
        for (const cell of cells)
          for (let from = 0; from < cohort.visits; from++)
            for (let to = 0; to < cohort.visits; to++) {
              const changes = inCell(cohort, cell).flatMap(({ values }) => {
                const [before, after] = [values[from], values[to]];
                return isScore(before) && isScore(after) ? [after - before] : [];
              });
              expect(changeMoments(index, cell, from, to)).toEqual(momentsOf(changes));
            }
      }),
    );
  });

  it('of both scores are those of the courses that have both, exactly', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const index = readTally(fold(cohort.courses, cohort.baseline));
        for (const cell of cells)
          for (let visit = 0; visit < cohort.visits; visit++) {
            const pairs = inCell(cohort, cell).flatMap(({ values }) => {
              const [before, after] = [values[cohort.baseline], values[visit]];
              return isScore(before) && isScore(after) ? [{ before, after }] : [];
            });
            expect(pairedMoments(index, cell, cohort.baseline, visit)).toEqual({
              before: momentsOf(pairs.map(({ before }) => before)),
              after: momentsOf(pairs.map(({ after }) => after)),
            });
          }
      }),
    );
  });

  it('of the completers are those of the courses with every score, exactly', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const index = readTally(fold(cohort.courses, cohort.baseline));
        for (const cell of cells) {
          const complete = inCell(cohort, cell).filter(({ values }) => values.every(isScore));
          expect(countCompleters(index, cell)).toBe(BigInt(complete.length));
          for (let visit = 0; visit < cohort.visits; visit++)
            expect(completerMoments(index, cell, visit)).toEqual(
              momentsOf(complete.map(({ values }) => values[visit]).filter(isScore)),
            );
        }
      }),
    );
  });

  it('count every course of the cell, scored or not', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const index = readTally(fold(cohort.courses, cohort.baseline));
        for (const cell of cells) expect(countCourses(index, cell)).toBe(BigInt(inCell(cohort, cell).length));
      }),
    );
  });

  it('do not exist for a visit the tally does not have', () => {
    const index = readTally(fold([{ cell: ['a'], values: [1n, 2n], due: [null, null] }], 0));
    expect(() => visitMoments(index, ['a'], 2)).toThrow(RangeError);
    expect(() => changeMoments(index, ['a'], 0, 2)).toThrow(RangeError);
    expect(() => changeMoments(index, ['a'], -1, 1)).toThrow(RangeError);
  });
});
