import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caps5Severity } from './index.js';

const step = fc.integer({ min: 1, max: 4 });

describe('the severity of a CAPS-5 item', () => {
  it.each([
    [3, 1, 2],
    [4, 1, 2],
    [4, 2, 3],
    [4, 3, 3],
    [4, 4, 4],
    [3, 2, 2],
    [2, 1, 1],
    [1, 4, 1],
    [3, 4, 3],
  ])('of intensity %i and frequency %i is %i', (intensity, frequency, severity) => {
    expect(caps5Severity(intensity, frequency)).toBe(severity);
  });

  it('is 0 where there is no symptom to rate', () => {
    for (const other of [0, 1, 2, 3, 4])
      expect([caps5Severity(0, other), caps5Severity(other, 0)]).toEqual([0, 0]);
  });

  it('is never above the intensity, and at most one step above the frequency', () => {
    fc.assert(
      fc.property(step, step, (intensity, frequency) => {
        const severity = caps5Severity(intensity, frequency);
        expect(severity).toBeLessThanOrEqual(Math.min(intensity, frequency + 1));
        expect(severity).toBeGreaterThanOrEqual(Math.min(intensity, frequency));
      }),
    );
  });

  it.each([5, -1, 1.5, NaN])('is not told of %p', (rating) => {
    expect(() => caps5Severity(rating, 1)).toThrow(RangeError);
    expect(() => caps5Severity(1, rating)).toThrow(RangeError);
  });
});
