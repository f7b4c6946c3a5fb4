import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { condition } from './condition.js';

/** L L' + 1 on the diagonal, for any L. */
const covariance = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc
    .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: size * size, maxLength: size * size })
    .map((values) => {
      const factor = Matrix.from1DArray(size, size, values);
      return factor.mmul(factor.transpose()).add(Matrix.eye(size));
    }),
);

describe('condition', () => {
  it('is the bivariate formula where one is given', () => {
    // SDs 10 and 8, correlation 0.5: slope 0.5 * 10 / 8, variance 100 (1 - 0.25).
    const sigma = new Matrix([
      [100, 40],
      [40, 64],
    ]);
    const { slopes, variance } = condition(sigma, 0, [1]);
    expect(slopes).toEqual([expect.closeTo(0.625, 14)]);
    expect(variance).toBeCloseTo(75, 12);
  });

  it('is the marginal variance where nothing is given', () => {
    expect(condition(new Matrix([[49]]), 0, [])).toMatchObject({ slopes: [], variance: 49 });
  });

  it('never has more variance for knowing more, and always some', () => {
    fc.assert(
      fc.property(covariance, (sigma) => {
        let before = Infinity;
        for (let known = 0; known < sigma.rows; known++) {
          const given = Array.from({ length: known }, (_, place) => place + 1);
          const { variance } = condition(sigma, 0, given);
          expect(variance).toBeLessThanOrEqual(before * (1 + 1e-9));
          expect(variance).toBeGreaterThan(0);
          before = variance;
        }
      }),
    );
  });

  it('leaves nothing that goes along with what is given', () => {
    fc.assert(
      fc.property(covariance, (sigma) => {
        const given = Array.from({ length: sigma.rows - 1 }, (_, place) => place + 1);
        const { slopes } = condition(sigma, 0, given);
        for (const other of given) {
          const left =
            sigma.get(0, other) - slopes.reduce((sum, b, o) => sum + b * sigma.get(given[o]!, other), 0);
          expect(Math.abs(left)).toBeLessThan(1e-8 * Math.max(...sigma.diagonal()));
        }
      }),
    );
  });

  it('does not depend on the order in which they are given', () => {
    fc.assert(
      fc.property(covariance, (sigma) => {
        const given = Array.from({ length: sigma.rows - 1 }, (_, place) => place + 1);
        const forth = condition(sigma, 0, given);
        const back = condition(sigma, 0, [...given].reverse());
        expect(back.variance / forth.variance).toBeCloseTo(1, 6);
        [...back.slopes].reverse().forEach((slope, o) => expect(slope).toBeCloseTo(forth.slopes[o]!, 6));
      }),
    );
  });
});
