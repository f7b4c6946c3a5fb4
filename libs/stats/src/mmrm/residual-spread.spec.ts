import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { smallTrials, sumsOf, type Patient } from './problems.arbitrary.js';
import { residualSpread } from './residual-spread.js';

const seenAt = (patients: Patient[], visits: number[]): Patient[] =>
  patients.filter(({ y }) => visits.every((visit) => y[visit] !== null));

/** Residual products of a least-squares regression of the rows. */
function fromRows(patients: Patient[], visits: number[]): Matrix {
  const own = seenAt(patients, visits);
  const z = new Matrix(own.map((patient) => patient.z));
  const y = new Matrix(own.map((patient) => visits.map((visit) => patient.y[visit]!)));
  const slopes = inverse(z.transpose().mmul(z)).mmul(z.transpose()).mmul(y);
  const left = Matrix.sub(y, z.mmul(slopes));
  return left.transpose().mmul(left);
}

describe('residual spread', () => {
  it('at one visit and at two is that of a regression of the rows seen at all of them', () => {
    fc.assert(
      fc.property(smallTrials, ({ patients, sums, problem }) => {
        const last = problem.visits - 1;
        for (const visits of last > 0 ? [[0], [last], [0, last]] : [[0]]) {
          const { patients: n, df, residual, total } = residualSpread(sums, visits);
          const own = seenAt(patients, visits);
          expect([n, df]).toEqual([own.length, own.length - 3]);
          expect(Matrix.sub(residual, fromRows(patients, visits)).abs().max()).toBeLessThan(1e-8);
          visits.forEach((visit, place) => {
            const scores = own.map(({ y }) => y[visit]!);
            const mean = scores.reduce((sum, score) => sum + score, 0) / n;
            expect(total[place]).toBeCloseTo(
              scores.reduce((sum, score) => sum + (score - mean) ** 2, 0),
              8,
            );
          });
        }
      }),
    );
  });

  it('is the same with a column that tells nothing new, and costs it no degree of freedom', () => {
    fc.assert(
      fc.property(smallTrials, ({ patients, sums }) => {
        const repeated = sumsOf(patients.map(({ z, y }) => ({ z: [...z, 2 * z[1]! - z[0]!], y })));
        const [one, other] = [residualSpread(sums, [0]), residualSpread(repeated, [0])];
        expect(other.df).toBe(one.df);
        expect(other.residual.get(0, 0)).toBeCloseTo(one.residual.get(0, 0), 7);
      }),
    );
  });

  it('is nothing where nobody was seen at all of the visits', () => {
    const patients = [
      { z: [1, 0, 2], y: [3, null] },
      { z: [1, 1, 1], y: [null, 4] },
    ];
    expect(residualSpread(sumsOf(patients), [0, 1])).toMatchObject({ patients: 0, df: 0, total: [0, 0] });
  });
});
