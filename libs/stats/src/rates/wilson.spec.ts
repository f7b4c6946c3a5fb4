import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalQuantile } from '../distributions/normal.js';
import { proportions } from './proportion.arbitrary.js';
import { wilsonInterval } from './wilson.js';

const z = normalQuantile(0.975);

describe("Wilson's interval of a rate", () => {
  it('holds the rate and lies within 0 and 1', () => {
    fc.assert(
      fc.property(proportions(), ({ x, n }) => {
        const { rate, lower, upper } = wilsonInterval(x, n);
        expect(rate).toBe(x / n);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(x / n);
        expect(upper).toBeGreaterThanOrEqual(x / n);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('ends where the score test is just at its critical value', () => {
    fc.assert(
      fc.property(proportions(), ({ x, n }) => {
        const { lower, upper } = wilsonInterval(x, n);
        for (const limit of [lower, upper]) {
          if (limit === null) throw new Error('n is at least 1');
          const score = n * (x / n - limit) ** 2;
          expect(Math.abs(score - z * z * limit * (1 - limit))).toBeLessThanOrEqual(1e-12 * n);
        }
      }),
    );
  });

  it('is mirrored when the outcome is turned round', () => {
    fc.assert(
      fc.property(proportions(), ({ x, n }) => {
        const { lower } = wilsonInterval(x, n);
        const { upper } = wilsonInterval(n - x, n);
        expect(Math.abs((lower ?? NaN) - (1 - (upper ?? NaN)))).toBeLessThanOrEqual(1e-15);
      }),
    );
  });

  it('reaches 0 and 1 exactly, with z^2 / (n + z^2) at the other end', () => {
    for (const n of [1, 7, 10, 13, 1e6]) {
      const none = wilsonInterval(0, n);
      const all = wilsonInterval(n, n);
      expect([none.lower, all.upper]).toEqual([0, 1]);
      expect(none.upper).toBeCloseTo((z * z) / (n + z * z), 15);
      expect(all.lower).toBeCloseTo(n / (n + z * z), 15);
    }
  });

  it('is null where there is nobody', () => {
    expect(wilsonInterval(0, 0)).toEqual({ x: 0, n: 0, rate: null, lower: null, upper: null });
  });

  it('is refused for counts that are none', () => {
    expect(() => wilsonInterval(4, 3)).toThrow('No rate is 4 of 3');
  });
});
