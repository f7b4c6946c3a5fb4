import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { structures } from './model-options.js';
import { parametrise } from './structure.js';

const counts = {
  un: (v: number) => (v * (v + 1)) / 2,
  toeph: (v: number) => 2 * v - 1,
  ar1h: (v: number) => v + Math.min(1, v - 1),
  csh: (v: number) => v + Math.min(1, v - 1),
  toep: (v: number) => v,
  ar1: (v: number) => 1 + Math.min(1, v - 1),
  cs: (v: number) => 1 + Math.min(1, v - 1),
};

/** Any parameters of a structure, and a symmetric matrix to weigh sigma with. */
const points = fc
  .record({ structure: fc.constantFrom(...structures), visits: fc.integer({ min: 1, max: 4 }) })
  .chain(({ structure, visits }) => {
    const numbers = (length: number) =>
      fc.array(
        fc.integer({ min: -12, max: 12 }).map((value) => value / 10),
        {
          minLength: length,
          maxLength: length,
        },
      );
    return fc.record({
      structure: fc.constant(structure),
      visits: fc.constant(visits),
      parameters: numbers(counts[structure](visits)),
      weights: numbers(visits * visits).map((values) => {
        const matrix = Matrix.from1DArray(visits, visits, values);
        return Matrix.add(matrix, matrix.transpose());
      }),
    });
  });

const weigh = (a: Matrix, b: Matrix): number => Matrix.mul(a, b).sum();
const step = 1e-5;
const nudged = (parameters: number[], m: number, by: number): number[] =>
  parameters.map((parameter, l) => (l === m ? parameter + by : parameter));

describe('a covariance structure', () => {
  it('has as many parameters as its page says and a symmetric matrix', () => {
    fc.assert(
      fc.property(points, ({ structure, visits, parameters }) => {
        const { sigma, jacobian, starts } = parametrise(structure, visits);
        expect(sigma(parameters).isSymmetric()).toBe(true);
        expect(jacobian(parameters)).toHaveLength(counts[structure](visits));
        for (const start of starts(Matrix.eye(visits))) expect(start).toHaveLength(counts[structure](visits));
      }),
    );
  });

  it('has the derivatives of its finite differences', () => {
    fc.assert(
      fc.property(points, ({ structure, visits, parameters }) => {
        const { sigma, jacobian } = parametrise(structure, visits);
        jacobian(parameters).forEach((slope, m) => {
          const [above, below] = [sigma(nudged(parameters, m, step)), sigma(nudged(parameters, m, -step))];
          const difference = Matrix.sub(above, below).div(2 * step);
          expect(Matrix.sub(difference, slope).abs().max()).toBeLessThan(1e-6);
        });
      }),
    );
  });

  it('has the second derivatives of its finite differences, weighed by a gradient', () => {
    fc.assert(
      fc.property(points, ({ structure, visits, parameters, weights }) => {
        const { jacobian, second } = parametrise(structure, visits);
        const exact = second(parameters, weights);
        parameters.forEach((_, m) => {
          const [above, below] = [
            jacobian(nudged(parameters, m, step)),
            jacobian(nudged(parameters, m, -step)),
          ];
          parameters.forEach((__, l) => {
            const difference = (weigh(weights, above[l]!) - weigh(weights, below[l]!)) / (2 * step);
            expect(Math.abs(difference - exact.get(l, m))).toBeLessThan(1e-5);
          });
        });
      }),
    );
  });

  it('depends on the lag alone in its correlations, and is a power of it where autoregressive', () => {
    fc.assert(
      fc.property(points, ({ structure, visits, parameters }) => {
        fc.pre(structure !== 'un');
        const sigma = parametrise(structure, visits).sigma(parameters);
        const r = (s: number, t: number) => sigma.get(s, t) / Math.sqrt(sigma.get(s, s) * sigma.get(t, t));
        for (let s = 0; s < visits; s++)
          for (let t = 0; t < s; t++) {
            const lag = s - t;
            expect(r(s, t)).toBeCloseTo(r(lag, 0), 10);
            if (structure.startsWith('ar1')) expect(r(s, t)).toBeCloseTo(r(1, 0) ** lag, 10);
            if (structure.startsWith('cs')) expect(r(s, t)).toBeCloseTo(r(1, 0), 10);
            if (!structure.endsWith('h')) expect(sigma.get(s, s)).toBeCloseTo(sigma.get(0, 0), 10);
          }
      }),
    );
  });

  it('that is free starts at the very matrix it is given', () => {
    fc.assert(
      fc.property(points, ({ visits, weights }) => {
        const given = weights.mmul(weights).add(Matrix.eye(visits));
        const { starts, sigma } = parametrise('un', visits);
        const symmetric = Matrix.add(given, given.transpose()).div(2);
        expect(
          Matrix.sub(sigma(starts(symmetric)[0]!), symmetric)
            .abs()
            .max(),
        ).toBeLessThan(1e-9);
      }),
    );
  });
});
