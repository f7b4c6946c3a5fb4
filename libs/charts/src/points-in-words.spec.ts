import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { intervalInWords, pointDecimals, signed } from './points-in-words.js';

describe('points in words', () => {
  it('have a true minus sign, and none before a zero', () => {
    expect([-2.08, 2.08, -0.02, 0].map((value) => signed(value, 1))).toEqual(['−2.1', '2.1', '0.0', '0.0']);
    expect(signed(-0, 1)).toBe('0.0');
  });

  it('mean the number they were made of, to half of the last digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const read = Number(signed(value, decimals).replace('−', '-'));
          expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
        },
      ),
    );
  });

  it('have as many decimals as tell a hundredth of the scale, one at least', () => {
    expect([1000, 100, 80, 27, 1].map((max) => pointDecimals({ min: 0, max }))).toEqual([1, 1, 1, 1, 2]);
    expect(pointDecimals({ min: 5, max: 5 })).toBe(1);
  });

  it('have no interval where an end is missing', () => {
    expect(intervalInWords({ lower: -8.45, upper: 4.29 }, 1)).toBe('−8.4 to 4.3');
    expect(intervalInWords({ lower: null, upper: 4.29 }, 1)).toBeNull();
    expect(intervalInWords({ lower: -8.45, upper: null }, 1)).toBeNull();
  });
});
