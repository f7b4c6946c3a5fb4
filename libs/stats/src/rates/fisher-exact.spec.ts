import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fisherExactP } from './fisher-exact.js';
import { proportions, rest } from './proportion.arbitrary.js';

describe("Fisher's exact test", () => {
  it('of 3 of 4 against 1 of 4 is 34 / 70: all tables but the middle one', () => {
    // With margins 4, 4 and 4, 4 the tables have 1, 16, 36, 16 and 1 of C(8, 4) = 70 ways.
    expect(fisherExactP({ x: 3, n: 4 }, { x: 1, n: 4 })).toBeCloseTo(34 / 70, 15);
    expect(fisherExactP({ x: 4, n: 4 }, { x: 0, n: 4 })).toBeCloseTo(2 / 70, 15);
    expect(fisherExactP({ x: 2, n: 4 }, { x: 2, n: 4 })).toBe(1);
  });

  it('does not know which arm or which outcome comes first', () => {
    fc.assert(
      fc.property(proportions(), proportions(), (arm, reference) => {
        const p = fisherExactP(arm, reference) ?? NaN;
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        for (const other of [fisherExactP(reference, arm), fisherExactP(rest(arm), rest(reference))])
          expect(Math.abs((other ?? NaN) - p)).toBeLessThanOrEqual(1e-11 * p);
      }),
    );
  });

  it('is 1 where only one table has the margins', () => {
    expect(fisherExactP({ x: 0, n: 5 }, { x: 0, n: 9 })).toBe(1);
    expect(fisherExactP({ x: 5, n: 5 }, { x: 9, n: 9 })).toBe(1);
  });

  it('keeps the digits of 2 / C(1000, 500), which is 7e-300', () => {
    // 1 / C(2m, m) = product of i / (m + i) for i = 1 .. m; in logs, for the product is near the end of the doubles.
    const log = Array.from({ length: 500 }, (_, i) => Math.log((i + 1) / (501 + i))).reduce(
      (sum, part) => sum + part,
      0,
    );
    const p = fisherExactP({ x: 500, n: 500 }, { x: 0, n: 500 }) ?? NaN;
    expect(Math.abs(Math.log(p) - log - Math.log(2))).toBeLessThanOrEqual(1e-11);
  });

  it('is null where an arm has nobody', () => {
    expect(fisherExactP({ x: 0, n: 0 }, { x: 1, n: 2 })).toBeNull();
    expect(fisherExactP({ x: 1, n: 2 }, { x: 0, n: 0 })).toBeNull();
  });

  it('is refused for counts that are none', () => {
    expect(() => fisherExactP({ x: 2, n: 1 }, { x: 1, n: 2 })).toThrow(RangeError);
    expect(() => fisherExactP({ x: 1, n: 2 }, { x: 2, n: 1 })).toThrow(RangeError);
  });
});
