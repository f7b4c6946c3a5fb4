import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { curvatureAt, elementDirections, lowerTriangle } from './curvature.js';
import { likelihoodAt } from './likelihood.js';
import { moved, smallTrials } from './problems.arbitrary.js';

const step = 1e-4;

describe('second derivatives of the restricted likelihood', () => {
  it('are the finite differences of its gradient', () => {
    fc.assert(
      fc.property(smallTrials, ({ problem, sigma }) => {
        const elements = lowerTriangle(problem.visits);
        const directions = elementDirections(problem.visits);
        const { hessian } = curvatureAt(problem, likelihoodAt(problem, sigma)!, directions);
        const slopes = (row: number, column: number, by: number) => {
          const { gradient } = likelihoodAt(problem, moved(sigma, row, column, by))!;
          return elements.map((e) => gradient.get(e.row, e.column) * (e.row === e.column ? 1 : 2));
        };
        elements.forEach(({ row, column }, b) => {
          const [above, below] = [slopes(row, column, step), slopes(row, column, -step)];
          elements.forEach((_, a) => {
            const difference = (above[a]! - below[a]!) / (2 * step);
            expect(Math.abs(difference - hessian.get(a, b))).toBeLessThan(
              1e-5 * (1 + Math.abs(hessian.get(a, b))),
            );
          });
        });
      }),
    );
  });

  it('come with how the covariance of the coefficients moves: C Q C', () => {
    fc.assert(
      fc.property(smallTrials, ({ problem, sigma }) => {
        const likelihood = likelihoodAt(problem, sigma)!;
        const elements = lowerTriangle(problem.visits);
        const { information } = curvatureAt(problem, likelihood, elementDirections(problem.visits));
        const c = likelihood.covariance;
        elements.forEach(({ row, column }, e) => {
          const at = (by: number) => likelihoodAt(problem, moved(sigma, row, column, by))!.covariance;
          const difference = Matrix.sub(at(step), at(-step)).div(2 * step);
          const off = Matrix.sub(c.mmul(information[e]!).mmul(c), difference).abs().max();
          expect(off).toBeLessThan(1e-6 * (1 + c.max()));
        });
      }),
    );
  });

  it('name each element of a symmetric matrix once', () => {
    expect(lowerTriangle(3).map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [1, 1],
      [2, 1],
      [2, 2],
    ]);
  });
});
