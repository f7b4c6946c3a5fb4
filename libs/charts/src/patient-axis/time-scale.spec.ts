import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeScale } from './time-scale.js';

describe('timeScale', () => {
  it('keeps equal times equally far apart', () => {
    const { toPixel } = timeScale([-6, 0, 46], 'days');
    expect(toPixel(2) - toPixel(1)).toBeCloseTo(toPixel(40) - toPixel(39), 9);
    expect(toPixel(-6)).toBeCloseTo(18, 9);
    expect(toPixel(46)).toBeCloseTo(640 - 18, 9);
  });

  it('has ticks on whole weeks, or on parts of an hour', () => {
    expect(timeScale([0, 56], 'days').ticks).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56]);
    expect(timeScale([0, 2], 'hours').ticks).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]);
    expect(timeScale([0, 365 * 40], 'days').ticks.length).toBeLessThanOrEqual(11);
  });

  it('shows a unit to each side of a single time, and one unit without any', () => {
    expect(timeScale([5], 'days').ticks).toEqual([4, 5, 6]);
    expect(timeScale([5, 5], 'days').ticks).toEqual([4, 5, 6]);
    expect(timeScale([], 'days').ticks).toEqual([0, 1]);
  });

  it('holds any times, finite and inside the plot', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e4, max: 1e4 })), (times) => {
        const { toPixel, ticks, domain } = timeScale(times, 'hours');
        for (const time of times) {
          expect(toPixel(time)).toBeGreaterThanOrEqual(0);
          expect(toPixel(time)).toBeLessThanOrEqual(640);
        }
        expect([...ticks, ...domain].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
