import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { max, median, min } from 'simple-statistics';
import type { Histogram } from './histogram.js';
import { quantile } from './quantile.js';

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** One pair a value: a histogram need not gather ties to have quantiles. */
const histogramOf = (values: bigint[]): Histogram =>
  [...values].sort(ascending).map((value): [bigint, bigint] => [value, 1n]);

const samples = fc.array(fc.bigInt(-1000n, 1000n), { minLength: 1, maxLength: 30 });

describe('quantile', () => {
  it('interpolates the sorted rows at (n - 1) p', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 64 }), (values, sixtyFourths) => {
        const sorted = [...values].sort(ascending).map(Number);
        // In 64ths the position, and so the interpolation, is exact in doubles.
        const h = ((sorted.length - 1) * sixtyFourths) / 64;
        const [low, high] = [sorted[Math.floor(h)]!, sorted[Math.ceil(h)]!];
        expect(quantile(histogramOf(values), BigInt(sixtyFourths), 64n, 0)).toBe(
          low + (h - Math.floor(h)) * (high - low),
        );
      }),
    );
  });

  it('has the least, the middle and the greatest value of a second implementation', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const numbers = values.map(Number);
        const at = (halves: bigint) => quantile(histogramOf(values), halves, 2n, 0);
        expect([at(0n), at(1n), at(2n)]).toEqual([min(numbers), median(numbers), max(numbers)]);
      }),
    );
  });

  it('does not depend on how ties are gathered', () => {
    expect(quantile([[3n, 4n]], 1n, 3n, 0)).toBe(3);
    const gathered: Histogram = [
      [1n, 2n],
      [4n, 3n],
    ];
    for (const p of [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n])
      expect(quantile(gathered, p, 7n, 0)).toBe(quantile(histogramOf([1n, 1n, 4n, 4n, 4n]), p, 7n, 0));
  });

  it('is rounded once, at the end', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(0n, 10n ** 15n), (middle, half) => {
        const counts = histogramOf([middle - half, middle + half]);
        expect(quantile(counts, 1n, 2n, 13)).toBe(Number(`${middle}e-13`) + 0);
      }),
    );
  });

  it('of nothing is null', () => {
    expect(quantile([], 1n, 2n, 0)).toBeNull();
  });

  it('refuses a probability outside 0 to 1', () => {
    for (const [numerator, denominator] of [
      [-1n, 2n],
      [3n, 2n],
      [0n, 0n],
      [-1n, -2n],
    ] as const)
      expect(() => quantile([[1n, 1n]], numerator, denominator, 0)).toThrow(RangeError);
  });
});
