import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalQuantile } from '../distributions/normal.js';
import { survivalLimits } from './survival-limits.js';

const survivals = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const errors = fc.double({ min: 0, max: 2, noNaN: true });
const z = normalQuantile(0.975);
const number = (value: number | null): number => value ?? NaN;

describe('the limits of a survival', () => {
  it('hold it and lie within 0 and 1 on every scale', () => {
    fc.assert(
      fc.property(survivals, errors, (survival, error) => {
        for (const scale of ['plain', 'log', 'log-log'] as const) {
          const { lower, upper } = survivalLimits(survival, error, scale);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(survival + 1e-15);
          expect(upper).toBeGreaterThanOrEqual(survival - 1e-15);
          expect(upper).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are as far away below as above on their own scale, where they are not cut off', () => {
    fc.assert(
      fc.property(survivals, fc.double({ min: 1e-3, max: 0.5, noNaN: true }), (survival, error) => {
        const plain = survivalLimits(survival, error, 'plain');
        const log = survivalLimits(survival, error, 'log');
        const logLog = survivalLimits(survival, error, 'log-log');
        const scaled = (value: number) => Math.log(-Math.log(value));
        if (number(plain.lower) > 0)
          expect(survival - number(plain.lower)).toBeCloseTo(z * survival * error, 12);
        if (number(plain.upper) < 1)
          expect(number(plain.upper) - survival).toBeCloseTo(z * survival * error, 12);
        expect(Math.log(survival / number(log.lower))).toBeCloseTo(z * error, 12);
        if (number(log.upper) < 1) expect(Math.log(number(log.upper) / survival)).toBeCloseTo(z * error, 12);
        const margin = (z * error) / -Math.log(survival);
        // Far out, the limits are too near 0 and 1 for their double logarithm to keep its digits.
        if (margin > 2) return;
        expect(scaled(number(logLog.lower)) - scaled(survival)).toBeCloseTo(margin, 9);
        expect(scaled(survival) - scaled(number(logLog.upper))).toBeCloseTo(margin, 9);
      }),
    );
  });

  it('are null at 0 on every scale, and at 1 on the log-log scale', () => {
    for (const scale of ['plain', 'log', 'log-log'] as const)
      expect(survivalLimits(0, Infinity, scale)).toEqual({ lower: null, upper: null });
    expect(survivalLimits(1, 0, 'log-log')).toEqual({ lower: null, upper: null });
    for (const scale of ['plain', 'log'] as const)
      expect(survivalLimits(1, 0, scale)).toEqual({ lower: 1, upper: 1 });
  });
});
