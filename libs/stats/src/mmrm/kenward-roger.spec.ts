import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { curvatureAt, lowerTriangle, type Element } from './curvature.js';
import { adjustedCovariance } from './kenward-roger.js';
import { likelihoodAt } from './likelihood.js';
import { dense, smallTrials, type SmallTrial } from './problems.arbitrary.js';

const unit = (visits: number, { row, column }: Element): Matrix => {
  const matrix = Matrix.zeros(visits, visits);
  matrix.set(row, column, 1);
  matrix.set(column, row, 1);
  return matrix;
};

/** Any covariance of the parameters will do. */
const thetaOf = (size: number): Matrix =>
  Matrix.eye(size).add(
    new Matrix(
      Array.from({ length: size }, (_, a) => Array.from({ length: size }, (__, b) => 1 / (1 + a + b))),
    ),
  );

function adjusted(
  { problem, sigma }: SmallTrial,
  scale = 1,
): { ours: Matrix; elements: Element[]; c: Matrix } {
  const likelihood = likelihoodAt(problem, sigma)!;
  const elements = lowerTriangle(problem.visits);
  const jacobian = elements.map((element) => unit(problem.visits, element).mul(scale));
  const curvature = curvatureAt(problem, likelihood, jacobian);
  const ours = adjustedCovariance(
    problem,
    { likelihood, curvature, jacobian, hessian: Matrix.eye(1), iterations: 0 },
    thetaOf(elements.length).div(scale * scale),
  );
  return { ours, elements, c: likelihood.covariance };
}

/** C + 2 C {sum of theta_ij (Q_ij - P_i C P_j)} C, patient by patient. */
function fromRows(trial: SmallTrial, elements: Element[], c: Matrix): Matrix {
  const { visits, terms } = trial.problem;
  const zeros = () => Matrix.zeros(terms.length, terms.length);
  const theta = thetaOf(elements.length);
  const p = elements.map(zeros);
  const middle = zeros();
  for (const patient of trial.patients) {
    const { seen, x, covariance } = dense(trial, patient);
    const w = inverse(covariance);
    const slopes = elements.map((element) => unit(visits, element).selection(seen, seen));
    slopes.forEach((a, i) => {
      p[i]!.sub(x.transpose().mmul(w).mmul(a).mmul(w).mmul(x));
      slopes.forEach((b, j) =>
        middle.add(x.transpose().mmul(w).mmul(a).mmul(w).mmul(b).mmul(w).mmul(x).mul(theta.get(i, j))),
      );
    });
  }
  p.forEach((a, i) => p.forEach((b, j) => middle.sub(a.mmul(c).mmul(b).mul(theta.get(i, j)))));
  return Matrix.add(c, c.mmul(middle).mmul(c).mul(2));
}

describe('the covariance after Kenward and Roger', () => {
  it('is that of the rows, term by term', () => {
    fc.assert(
      fc.property(smallTrials, (trial) => {
        const { ours, elements, c } = adjusted(trial);
        const off = Matrix.sub(ours, fromRows(trial, elements, c))
          .abs()
          .max();
        expect(off).toBeLessThan(1e-9 * (1 + ours.max()));
      }),
    );
  });

  it('does not depend on the unit of the parameters', () => {
    fc.assert(
      fc.property(smallTrials, (trial) => {
        const [one, other] = [adjusted(trial).ours, adjusted(trial, 8).ours];
        expect(Matrix.sub(one, other).abs().max()).toBeLessThan(1e-10 * (1 + one.max()));
      }),
    );
  });
});
