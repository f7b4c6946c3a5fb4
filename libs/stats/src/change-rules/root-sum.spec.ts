import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fraction } from './fraction.js';
import { signOfRootSum } from './root-sum.js';

const whole = (value: bigint): Fraction => [value, 1n];
const fraction = fc
  .tuple(fc.bigInt(-(10n ** 6n), 10n ** 6n), fc.bigInt(1n, 10n ** 6n))
  .map((pair): Fraction => pair);
const natural = fc.tuple(fc.bigInt(0n, 10n ** 6n), fc.bigInt(1n, 10n ** 6n)).map((pair): Fraction => pair);

describe('the sign of a sqrt(u) + b sqrt(v)', () => {
  it('is that of the doubles wherever these are clear', () => {
    fc.assert(
      fc.property(fraction, natural, fraction, natural, (a, u, b, v) => {
        const term = ([c, d]: Fraction, [p, q]: Fraction) =>
          (Number(c) / Number(d)) * Math.sqrt(Number(p) / Number(q));
        const [first, second] = [term(a, u), term(b, v)];
        fc.pre(Math.abs(first + second) > 1e-9 * (Math.abs(first) + Math.abs(second)));
        expect(signOfRootSum(a, u, b, v)).toBe(Math.sign(first + second));
      }),
    );
  });

  it('is 0 where the terms cancel, which doubles miss', () => {
    // 3 sqrt(2) = sqrt(18); 0.1 + 0.2 = 0.3.
    expect(signOfRootSum(whole(3n), whole(2n), whole(-1n), whole(18n))).toBe(0);
    expect(signOfRootSum([1n, 10n], whole(1n), [-2n, 20n], whole(1n))).toBe(0);
    expect(3 * Math.sqrt(2) - Math.sqrt(18)).not.toBe(0);
  });

  it('tells 10^20 from its neighbour', () => {
    const square = whole(10n ** 40n);
    expect(signOfRootSum(whole(1n), square, whole(-(10n ** 20n) - 1n), whole(1n))).toBe(-1);
    expect(signOfRootSum(whole(1n), square, whole(-(10n ** 20n) + 1n), whole(1n))).toBe(1);
  });

  it('ignores a term that is 0', () => {
    expect(signOfRootSum(whole(-5n), whole(0n), whole(2n), whole(3n))).toBe(1);
    expect(signOfRootSum(whole(-5n), whole(1n), whole(0n), whole(3n))).toBe(-1);
    expect(signOfRootSum(whole(0n), whole(1n), whole(7n), whole(0n))).toBe(0);
  });

  it('does not exist for a negative radicand', () => {
    expect(() => signOfRootSum(whole(1n), whole(-1n), whole(1n), whole(1n))).toThrow(RangeError);
    expect(() => signOfRootSum(whole(1n), whole(1n), whole(1n), whole(-1n))).toThrow(RangeError);
  });
});
