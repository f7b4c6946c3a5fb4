import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquare2x2 } from './chi-square-2x2.js';
import { proportions, rest } from './proportion.arbitrary.js';

describe('the chi-square test of two rates', () => {
  it('is the sum of (observed - expected)^2 / expected over the four cells', () => {
    fc.assert(
      fc.property(proportions(), proportions(), (arm, reference) => {
        const { statistic } = chiSquare2x2(arm, reference);
        if (statistic === null) return;
        const share = (arm.x + reference.x) / (arm.n + reference.n);
        const cells = [arm, reference].flatMap(({ x, n }) => [
          { observed: x, expected: n * share },
          { observed: n - x, expected: n * (1 - share) },
        ]);
        const expected = cells.reduce(
          (sum, cell) => sum + (cell.observed - cell.expected) ** 2 / cell.expected,
          0,
        );
        expect(Math.abs(statistic - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
      }),
    );
  });

  it('does not know which arm or which outcome comes first', () => {
    fc.assert(
      fc.property(proportions(), proportions(), (arm, reference) => {
        const { statistic } = chiSquare2x2(arm, reference);
        for (const other of [chiSquare2x2(reference, arm), chiSquare2x2(rest(arm), rest(reference))])
          if (statistic === null) expect(other.statistic).toBeNull();
          else expect(Math.abs(statistic - (other.statistic ?? NaN))).toBeLessThanOrEqual(1e-12 * statistic);
      }),
    );
  });

  it('is exactly 0 with p = 1 where the rates are equal', () => {
    expect(chiSquare2x2({ x: 14, n: 20 }, { x: 21, n: 30 })).toEqual({ statistic: 0, p: 1 });
  });

  it('is null where everybody or nobody has the outcome, or an arm is empty', () => {
    const none = { statistic: null, p: null };
    expect(chiSquare2x2({ x: 0, n: 20 }, { x: 0, n: 30 })).toEqual(none);
    expect(chiSquare2x2({ x: 20, n: 20 }, { x: 30, n: 30 })).toEqual(none);
    expect(chiSquare2x2({ x: 0, n: 0 }, { x: 1, n: 30 })).toEqual(none);
    expect(chiSquare2x2({ x: 1, n: 20 }, { x: 0, n: 0 })).toEqual(none);
  });

  it('is refused for counts that are none', () => {
    expect(() => chiSquare2x2({ x: 2, n: 1 }, { x: 1, n: 2 })).toThrow(RangeError);
    expect(() => chiSquare2x2({ x: 1, n: 2 }, { x: 2, n: 1 })).toThrow(RangeError);
  });
});
