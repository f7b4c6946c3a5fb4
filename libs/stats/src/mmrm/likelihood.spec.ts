import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { determinant, inverse, Matrix } from 'ml-matrix';
import { lowerTriangle } from './curvature.js';
import { likelihoodAt } from './likelihood.js';
import { dense, moved, smallTrials, type SmallTrial } from './problems.arbitrary.js';

/** Generalised least squares and -2 log REML as the textbook writes them, patient by patient. */
function fromRows(trial: SmallTrial): { coefficients: number[]; neg2LogLik: number } {
  const p = trial.problem.terms.length;
  const rows = trial.patients.map((patient) => dense(trial, patient));
  const information = Matrix.zeros(p, p);
  const right = Matrix.zeros(p, 1);
  for (const { x, y, covariance } of rows) {
    const w = inverse(covariance);
    information.add(x.transpose().mmul(w).mmul(x));
    right.add(x.transpose().mmul(w).mmul(y));
  }
  const beta = inverse(information).mmul(right);
  let neg2LogLik =
    Math.log(determinant(information)) + (trial.problem.observations - p) * Math.log(2 * Math.PI);
  for (const { x, y, covariance } of rows) {
    const left = Matrix.sub(y, x.mmul(beta));
    neg2LogLik += Math.log(determinant(covariance));
    neg2LogLik += left.transpose().mmul(inverse(covariance)).mmul(left).get(0, 0);
  }
  return { coefficients: beta.to1DArray(), neg2LogLik };
}

describe('the restricted likelihood from sums', () => {
  it('is that of the rows, at the same coefficients', () => {
    fc.assert(
      fc.property(smallTrials, (trial) => {
        const found = likelihoodAt(trial.problem, trial.sigma)!;
        const expected = fromRows(trial);
        expect(found.neg2LogLik / expected.neg2LogLik).toBeCloseTo(1, 10);
        found.coefficients.forEach((value, j) => expect(value).toBeCloseTo(expected.coefficients[j]!, 8));
      }),
    );
  });

  it('has the gradient of its finite differences; off the diagonal an element moves both places', () => {
    const step = 1e-4;
    fc.assert(
      fc.property(smallTrials, ({ problem, sigma }) => {
        const { gradient } = likelihoodAt(problem, sigma)!;
        for (const { row, column } of lowerTriangle(problem.visits)) {
          const at = (by: number) => likelihoodAt(problem, moved(sigma, row, column, by))!.neg2LogLik;
          const slope = (at(step) - at(-step)) / (2 * step);
          const ours = gradient.get(row, column) * (row === column ? 1 : 2);
          expect(Math.abs(slope - ours)).toBeLessThan(1e-5 * (1 + Math.abs(ours)));
        }
      }),
    );
  });

  it('does not exist at a matrix that is no covariance, nor for a coefficient that is in no row', () => {
    fc.assert(
      fc.property(smallTrials, ({ problem, sigma }) => {
        expect(likelihoodAt(problem, Matrix.mul(sigma, -1))).toBeNull();
        const nowhere = { name: 'nowhere', column: 0, at: problem.terms[0]!.at.map(() => false) };
        expect(likelihoodAt({ ...problem, terms: [...problem.terms, nowhere] }, sigma)).toBeNull();
      }),
    );
  });
});
