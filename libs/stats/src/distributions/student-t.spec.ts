import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tQuantile, tTwoSidedP } from './student-t.js';

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

describe('the two-sided p of Student t', () => {
  it('is 1 - (2 / pi) atan(t) at 1 degree of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (t) => {
        closeTo((2 / Math.PI) * Math.atan(1 / t)).within(1e-13, tTwoSidedP(t, 1));
      }),
    );
  });

  it('is 5 % at the .975 quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e6, noNaN: true }), (df) => {
        closeTo(0.05).within(1e-12, tTwoSidedP(tQuantile(0.975, df), df));
      }),
    );
  });

  it('does not know the sign of t', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e3, noNaN: true }),
        fc.double({ min: 0.5, max: 1e6, noNaN: true }),
        (t, df) => expect(tTwoSidedP(-t, df)).toBe(tTwoSidedP(t, df)),
      ),
    );
  });

  it('falls as t rises, also where its formula changes', () => {
    for (const df of [0.3, 1, 4.5, 98, 1e6]) {
      const ts = [
        0,
        0.5,
        1 - 1e-9,
        1,
        1 + 1e-9,
        2,
        Math.sqrt(df) * (1 - 1e-9),
        Math.sqrt(df),
        Math.sqrt(df) + 1e-9,
      ];
      const ps = ts.sort((a, b) => a - b).map((t) => tTwoSidedP(t, df));
      expect(ps).toEqual([...ps].sort((a, b) => b - a));
    }
  });

  it('is 1 at t = 0', () => {
    expect(tTwoSidedP(0, 7)).toBe(1);
  });

  it('does not exist outside its domain', () => {
    for (const [t, df] of [
      [1, 0],
      [1, -1],
      [1, Infinity],
      [Infinity, 5],
      [Number.NaN, 5],
      [1, Number.NaN],
    ] as const)
      expect(() => tTwoSidedP(t, df)).toThrow(RangeError);
  });
});
