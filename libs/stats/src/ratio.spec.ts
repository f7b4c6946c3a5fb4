import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ratio, rootOfRatio, scaled } from './ratio.js';

const huge = fc.bigInt(-(10n ** 300n), 10n ** 300n);
const natural = fc.oneof(fc.bigInt(1n, 10n ** 6n), fc.bigInt(1n, 10n ** 60n), fc.bigInt(1n, 10n ** 290n));

/** A finite double, exactly: value = significand / 2^scale or significand * 2^-scale. */
function exact(value: number): [numerator: bigint, denominator: bigint] {
  let denominator = 1n;
  let scaledUp = value;
  while (!Number.isInteger(scaledUp)) {
    scaledUp *= 2;
    denominator *= 2n;
  }
  return [BigInt(scaledUp), denominator];
}

const bits = new DataView(new ArrayBuffer(8));

/** The next double above a positive one (+1n) or below it (-1n). */
function neighbour(value: number, step: bigint): number {
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + step);
  return bits.getFloat64(0);
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** |value - numerator / denominator| as a fraction. */
function distance(value: number, numerator: bigint, denominator: bigint): [bigint, bigint] {
  const [n, d] = exact(value);
  return [absolute(n * denominator - numerator * d), d * denominator];
}

const isLess = ([a, b]: [bigint, bigint], [c, d]: [bigint, bigint]): boolean => a * d < c * b;

describe('ratio', () => {
  it('is nearer to the quotient than either neighbouring double', () => {
    fc.assert(
      fc.property(natural, natural, (numerator, denominator) => {
        const value = ratio(numerator, denominator);
        fc.pre(value > 2 ** -1000 && value < 2 ** 1000);
        const error = distance(value, numerator, denominator);
        for (const step of [-1n, 1n])
          expect(isLess(distance(neighbour(value, step), numerator, denominator), error)).toBe(false);
      }),
    );
  });

  it('equals Number() of the decimal text for any number of digits', () => {
    fc.assert(
      fc.property(huge, fc.nat(300), (ticks, decimals) => {
        expect(scaled(ticks, decimals)).toBe(Number(`${ticks}e-${decimals}`) + 0);
      }),
    );
  });

  it('equals Number() of decimal texts of up to 17 digits', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 17n) + 1n, 10n ** 17n - 1n), fc.nat(17), (ticks, decimals) => {
        expect(scaled(ticks, decimals)).toBe(Number(`${ticks}e-${decimals}`) + 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('carries the sign of either term', () => {
    expect([ratio(-1n, 4n), ratio(1n, -4n), ratio(-1n, -4n), ratio(-(10n ** 40n), 10n ** 39n)]).toEqual([
      -0.25, -0.25, 0.25, -10,
    ]);
  });

  it('is a half to even between two doubles', () => {
    expect(ratio(2n ** 54n + 2n, 2n)).toBe(2 ** 53);
    expect(ratio((2n ** 54n + 2n) * 10n ** 50n + 1n, 2n * 10n ** 50n)).toBe(2 ** 53 + 2);
  });

  it('reaches the ends of the doubles', () => {
    expect(ratio(1n, 2n ** 1074n)).toBe(Number.MIN_VALUE);
    expect(ratio(1n, 2n ** 1080n)).toBe(0);
    expect(ratio(BigInt(Number.MAX_VALUE) * 3n, 3n)).toBe(Number.MAX_VALUE);
    expect(ratio(2n ** 1024n, 1n)).toBe(Infinity);
    expect(ratio(10n ** 500n + 1n, 10n ** 500n)).toBe(1);
  });

  it('has no value over zero', () => {
    for (const numerator of [0n, 1n, -1n, 10n ** 40n]) expect(() => ratio(numerator, 0n)).toThrow(RangeError);
  });

  it('has no negative number of decimals', () => {
    expect(() => scaled(1n, -1)).toThrow(RangeError);
  });
});

describe('rootOfRatio', () => {
  it('lies within one unit in the last place of the root', () => {
    fc.assert(
      fc.property(natural, natural, (numerator, denominator) => {
        const root = rootOfRatio(numerator, denominator);
        const [lowN, lowD] = exact(neighbour(root, -1n));
        const [highN, highD] = exact(neighbour(root, 1n));
        expect(lowN * lowN * denominator < numerator * lowD * lowD).toBe(true);
        expect(highN * highN * denominator > numerator * highD * highD).toBe(true);
      }),
    );
  });

  it('of a square is exact', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 53n), fc.bigInt(1n, 10n ** 60n), (root, scale) => {
        expect(rootOfRatio(root * root * scale, scale)).toBe(Number(root));
      }),
    );
  });

  it('exists where the quotient is no double', () => {
    const relative = (actual: number, expected: number) => Math.abs(actual / expected - 1);
    expect(relative(rootOfRatio(10n ** 600n, 1n), 1e300)).toBeLessThanOrEqual(2 ** -52);
    expect(relative(rootOfRatio(1n, 10n ** 600n), 1e-300)).toBeLessThanOrEqual(2 ** -52);
    expect(rootOfRatio(0n, 10n ** 600n)).toBe(0);
  });

  it('takes a quotient of two negatives, and refuses a negative one or a zero denominator', () => {
    expect(rootOfRatio(-9n, -4n)).toBe(1.5);
    expect(() => rootOfRatio(-1n, 4n)).toThrow(RangeError);
    expect(() => rootOfRatio(1n, -4n)).toThrow(RangeError);
    expect(() => rootOfRatio(1n, 0n)).toThrow(RangeError);
  });
});
