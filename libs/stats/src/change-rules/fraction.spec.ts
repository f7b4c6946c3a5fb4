import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, fractionOf, minus, plus, pointsOf, signOf, times, toDouble } from './fraction.js';

describe('a fraction', () => {
  it('of a number is the decimal it is written as', () => {
    expect(fractionOf(0.85)).toEqual([85n, 100n]);
    expect(fractionOf(-1.7)).toEqual([-17n, 10n]);
    expect(fractionOf(28)).toEqual([28n, 1n]);
    expect(fractionOf(1.5e-7)).toEqual([15n, 10n ** 8n]);
    expect(fractionOf(2.5e21)).toEqual([25n * 10n ** 20n, 1n]);
    expect(compare(plus(fractionOf(0.1), fractionOf(0.2)), fractionOf(0.3))).toBe(0);
  });

  it('gives the number back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-300);
        expect(toDouble(fractionOf(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('does not exist of what is no finite number', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(() => fractionOf(value)).toThrow(RangeError);
  });

  it('of ticks is in points', () => {
    expect(toDouble(pointsOf(325n, 1))).toBe(32.5);
  });

  it('keeps the laws of a field', () => {
    const any = fc.tuple(fc.bigInt(-99n, 99n), fc.bigInt(1n, 99n)).map(([n, d]) => [n, d] as const);
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(compare(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(0);
        expect(compare(plus(minus(a, b), b), a)).toBe(0);
        expect(compare(a, b)).toBe(Math.sign(toDouble(a) - toDouble(b)));
        expect(signOf(times(a, a))).toBe(signOf(a) === 0 ? 0 : 1);
      }),
    );
  });
});
