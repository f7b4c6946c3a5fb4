import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tallyCourse, type CourseVector } from './course-tally.js';
import { projectTally } from './project-tally.js';
import { addTally, canonicalTally, emptyTally, type Tally } from './tally.js';

const VISITS = 3;
const value = fc.option(fc.bigInt({ min: -50n, max: 50n }));
const text = fc.option(fc.constantFrom('a', 'b'));

const courses: fc.Arbitrary<CourseVector[]> = fc.array(
  fc
    .record({
      cell: fc.tuple(text, text, text),
      values: fc.tuple(value, value, value),
      covariates: fc.tuple(value, value),
    })
    .map(({ cell, values, covariates }) => ({
      cell,
      values,
      covariates,
      due: values.map((each) => (each === null ? '2026-01-01' : null)),
    })),
  { maxLength: 12 },
);

const tallyOf = (vectors: CourseVector[]): Tally =>
  vectors.reduce((sum, vector) => addTally(sum, tallyCourse(vector, 0)), emptyTally());

describe('projecting a tally', () => {
  it('gives what the courses without covariates would have given', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 0, max: 3 }), (vectors, groups) => {
        const bare = vectors.map(({ cell, values, due }) => ({ cell: cell.slice(0, groups), values, due }));
        expect(canonicalTally(projectTally(tallyOf(vectors), groups, VISITS))).toEqual(
          canonicalTally(tallyOf(bare)),
        );
      }),
    );
  });

  it('leaves a tally without covariates as it is', () => {
    fc.assert(
      fc.property(courses, (vectors) => {
        const bare = tallyOf(vectors.map(({ cell, values, due }) => ({ cell, values, due })));
        expect(canonicalTally(projectTally(bare, 3, VISITS))).toEqual(canonicalTally(bare));
      }),
    );
  });
});

describe('numeric covariates', () => {
  it('are columns after the visits: in the mask, the sums and the products, in no joint count', () => {
    const tally = tallyCourse({ cell: [], values: [3n, null], due: [null, null], covariates: [7n, null] }, 0);
    expect(canonicalTally(tally)).toEqual([
      [
        '["block",[],"1010"]',
        [
          ['n', '1'],
          ['p0,0', '9'],
          ['p0,2', '21'],
          ['p2,2', '49'],
          ['s0', '3'],
          ['s2', '7'],
        ],
      ],
      ['["due",[],1,"positive"]', [['', '1']]],
      ['["joint",[],0,"3"]', [['3', '1']]],
    ]);
  });
});
