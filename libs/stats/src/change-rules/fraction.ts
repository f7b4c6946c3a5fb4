import { ratio } from '../ratio.js';

/** An exact number: numerator / denominator, denominator > 0; not reduced. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

/**
 * The decimal number that `value` is written as: 0.85 is 85/100, not the double next to it. Throws RangeError on NaN
 * and Infinity. O(digits).
 */
export function fractionOf(value: number): Fraction {
  const [, sign = '', whole, part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError(`${value} is not a finite number`);
  const digits = BigInt(`${sign}${whole}${part}`);
  const power = Number(exponent) - part.length;
  return power < 0 ? [digits, 10n ** BigInt(-power)] : [digits * 10n ** BigInt(power), 1n];
}

/** A score in points: `ticks` / 10^decimals. */
export const pointsOf = (ticks: bigint, decimals: number): Fraction => [ticks, 10n ** BigInt(decimals)];

export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];

export const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];

export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];

export const signOf = ([numerator]: Fraction): -1 | 0 | 1 => (numerator < 0n ? -1 : numerator > 0n ? 1 : 0);

export const compare = (a: Fraction, b: Fraction): -1 | 0 | 1 => signOf(minus(a, b));

/** The nearest double. */
export const toDouble = ([numerator, denominator]: Fraction): number => ratio(numerator, denominator);
