import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tQuantile } from './t-quantile.js';

const closeTo = (expected: number) => ({
  within: (relative: number, actual: number) =>
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected)),
});

const probabilities = fc.double({ min: 0.501, max: 0.9999, noNaN: true });

describe('the quantile of Student t', () => {
  it('is tan(pi (p - 1/2)) at 1 degree of freedom', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        closeTo(Math.tan(Math.PI * (p - 0.5))).within(1e-11, tQuantile(p, 1));
      }),
    );
  });

  it('is (2p - 1) / sqrt(2 p (1 - p)) at 2 degrees of freedom', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        closeTo((2 * p - 1) / Math.sqrt(2 * p * (1 - p))).within(1e-11, tQuantile(p, 2));
      }),
    );
  });

  it('inverts the closed-form distribution at 4 degrees of freedom', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const t = tQuantile(p, 4);
        const s = t / Math.sqrt(4 + t * t);
        closeTo(p).within(1e-12, 0.5 + (3 / 4) * s * (1 - (s * s) / 3));
      }),
    );
  });

  it('is odd about a half', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 300, noNaN: true }), (df) => {
        closeTo(-tQuantile(0.975, df)).within(1e-13, tQuantile(0.025, df));
      }),
    );
  });

  it('falls as degrees of freedom rise', () => {
    const values = [1, 2, 5, 10.5, 30, 1e3, 1e5, 1e7].map((df) => tQuantile(0.975, df));
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it('does not exist outside its domain', () => {
    for (const [p, df] of [
      [1.1, 5],
      [-0.1, 5],
      [0.5, 0],
      [0.5, -1],
      [Number.NaN, 5],
    ] as const)
      expect(() => tQuantile(p, df)).toThrow(RangeError);
  });
});
