import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mean, sampleVariance } from 'simple-statistics';
import { toDouble } from './fraction.js';
import { baselineNorms, normsOf } from './norms.js';

const joint = fc.array(
  fc.record({
    baseline: fc.option(fc.bigInt(0n, 800n), { nil: null }),
    tick: fc.bigInt(0n, 800n),
    count: fc.bigInt(1n, 4n),
  }),
  { maxLength: 12 },
);

describe('the norms of a baseline', () => {
  it('are mean and sample variance over the courses with both scores', () => {
    fc.assert(
      fc.property(joint, (counts) => {
        const rows = counts.flatMap(({ baseline, count }) =>
          baseline === null ? [] : Array.from({ length: Number(count) }, () => Number(baseline) / 10),
        );
        const norms = baselineNorms(counts, 1);
        if (rows.length < 2) return expect(norms).toBeNull();
        expect(norms?.n).toBe(rows.length);
        expect(norms && toDouble(norms.mean)).toBeCloseTo(mean(rows), 10);
        expect(norms && toDouble(norms.variance)).toBeCloseTo(sampleVariance(rows), 8);
      }),
    );
  });

  it('are exact: 1, 2, 4 have mean 7/3 and variance 7/3', () => {
    const counts = [1n, 2n, 4n].map((baseline) => ({ baseline, tick: 0n, count: 1n }));
    // (1 + 2 + 4) / 3; (3 * 21 - 49) / (3 * 2) = 14 / 6.
    expect(baselineNorms(counts, 0)).toEqual({ n: 3, mean: [7n, 3n], variance: [14n, 6n] });
  });

  it('do not exist below two courses', () => {
    expect(baselineNorms([], 0)).toBeNull();
    expect(baselineNorms([{ baseline: 30n, tick: 20n, count: 1n }], 0)).toBeNull();
    expect(baselineNorms([{ baseline: null, tick: 20n, count: 9n }], 0)).toBeNull();
  });

  it('are refused for a negative count', () => {
    expect(() => baselineNorms([{ baseline: 1n, tick: 1n, count: -1n }], 0)).toThrow(RangeError);
  });
});

describe('norms as published', () => {
  it('are the decimals printed', () => {
    expect(normsOf(7.69, 0.1)).toEqual({ mean: [769n, 100n], variance: [1n, 100n] });
  });

  it('need a standard deviation above 0', () => {
    for (const sd of [0, -1, Number.NaN]) expect(() => normsOf(10, sd)).toThrow(RangeError);
  });
});
