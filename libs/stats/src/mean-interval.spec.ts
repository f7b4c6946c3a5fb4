import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { summarise } from './mean-interval.js';
import type { Moments } from './moments.js';
import { scaled } from './ratio.js';
import { tQuantile } from './distributions/student-t.js';

const momentsOf = (values: bigint[]): Moments => ({
  n: BigInt(values.length),
  sum: values.reduce((sum, value) => sum + value, 0n),
  sumOfSquares: values.reduce((sum, value) => sum + value * value, 0n),
});

const samples = fc.array(fc.bigInt(-(10n ** 15n), 10n ** 15n), { minLength: 2, maxLength: 30 });

describe('summarise', () => {
  it('agrees with a second implementation on the rows', () => {
    fc.assert(
      fc.property(samples, (ticks) => {
        const rows = ticks.map((tick) => scaled(tick, 13));
        const { n, mean: average, sd, se, lower, upper } = summarise(momentsOf(ticks), 13);
        expect(n).toBe(rows.length);
        expect(average).toBeCloseTo(mean(rows), 11);
        expect(sd).toBeCloseTo(sampleStandardDeviation(rows), 10);
        expect(se).toBeCloseTo(sampleStandardDeviation(rows) / Math.sqrt(n), 10);
        const margin = tQuantile(0.975, n - 1) * se!;
        expect([lower, upper]).toEqual([average! - margin, average! + margin]);
      }),
    );
  });

  it('has the same SD and SE to the last bit at any offset', () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(10n ** 19n, -(10n ** 30n), 7n), (ticks, offset) => {
        const here = summarise(momentsOf(ticks), 13);
        const there = summarise(momentsOf(ticks.map((tick) => tick + offset)), 13);
        expect([there.sd, there.se]).toEqual([here.sd, here.se]);
      }),
    );
  });

  it('keeps the SD that the same formula in doubles loses', () => {
    const ticks = [1_000_000_001n, 1_000_000_002n, 1_000_000_003n];
    const rows = ticks.map(Number);
    const sum = rows.reduce((total, y) => total + y, 0);
    const squares = rows.reduce((total, y) => total + y * y, 0);
    expect((3 * squares - sum * sum) / 6).not.toBe(1);
    expect(summarise(momentsOf(ticks), 0).sd).toBe(1);
  });

  it('of no scores is null', () => {
    expect(summarise(momentsOf([]), 0)).toEqual({
      n: 0,
      mean: null,
      sd: null,
      se: null,
      lower: null,
      upper: null,
    });
  });

  it('of one score has a mean only', () => {
    expect(summarise(momentsOf([325n]), 1)).toEqual({
      n: 1,
      mean: 32.5,
      sd: null,
      se: null,
      lower: null,
      upper: null,
    });
  });

  it('of equal scores has an interval of zero width', () => {
    expect(summarise(momentsOf([-3n, -3n, -3n]), 1)).toEqual({
      n: 3,
      mean: -0.3,
      sd: 0,
      se: 0,
      lower: -0.3,
      upper: -0.3,
    });
  });

  it('refuses moments that no numbers have', () => {
    expect(() => summarise({ n: -1n, sum: 0n, sumOfSquares: 0n }, 0)).toThrow(RangeError);
    expect(() => summarise({ n: 2n, sum: 4n, sumOfSquares: 7n }, 0)).toThrow(RangeError);
    expect(() => summarise({ n: 0n, sum: 1n, sumOfSquares: 1n }, 0)).toThrow(RangeError);
  });
});
