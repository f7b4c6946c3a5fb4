import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { criticalValue } from '../change-rules/change-index.js';
import { normalCdf, normalQuantile } from './normal.js';

describe('the normal distribution', () => {
  it('has two tails that are one', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        expect(Math.abs(normalCdf(x) + normalCdf(-x) - 1)).toBeLessThanOrEqual(3e-16);
      }),
    );
  });

  it('has a quantile that inverts its lower tail', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: -1e-3, noNaN: true }), (x) => {
        expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThanOrEqual(1e-13 * Math.max(1, -x));
      }),
    );
  });

  it('has the critical value of the change rules as its .975 quantile, to the last bit', () => {
    expect(Math.abs(normalQuantile(0.975) - criticalValue)).toBeLessThanOrEqual(2 ** -52);
  });

  it('ends at 0 and 1', () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
  });

  it('does not exist outside its domain', () => {
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
    for (const p of [0, 1, -0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
