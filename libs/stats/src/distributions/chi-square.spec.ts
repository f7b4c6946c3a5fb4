import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquareUpperTail } from './chi-square.js';
import { normalCdf } from './normal.js';

const statistics = fc.double({ min: 0, max: 300, noNaN: true });

describe('the upper tail of chi-square', () => {
  it('is that of a squared normal at 1 degree of freedom', () => {
    fc.assert(
      fc.property(statistics, (x) => {
        const expected = 2 * normalCdf(-Math.sqrt(x));
        expect(Math.abs(chiSquareUpperTail(x, 1) - expected)).toBeLessThanOrEqual(1e-12 * expected);
      }),
    );
  });

  it('is exp(-x / 2) at 2 degrees of freedom', () => {
    fc.assert(
      fc.property(statistics, (x) => {
        const expected = Math.exp(-x / 2);
        expect(Math.abs(chiSquareUpperTail(x, 2) - expected)).toBeLessThanOrEqual(1e-12 * expected);
      }),
    );
  });

  it('is 1 at 0', () => {
    expect(chiSquareUpperTail(0, 3)).toBe(1);
  });

  it('does not exist outside its domain', () => {
    for (const [x, df] of [
      [-1, 1],
      [1, 0],
      [1, -1],
      [1, Infinity],
      [Infinity, 1],
      [Number.NaN, 1],
      [1, Number.NaN],
    ] as const)
      expect(() => chiSquareUpperTail(x, df)).toThrow(RangeError);
  });
});
