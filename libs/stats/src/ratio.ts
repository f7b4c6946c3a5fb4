/**
 * The double nearest to numerator / denominator, for integers of any size. Correctly rounded where the result
 * is a normal double, within one unit in the last place where it is subnormal; beyond the doubles: Infinity.
 * Throws RangeError when the denominator is 0. O(size of the integers), with one division.
 */
export function ratio(numerator: bigint, denominator: bigint): number {
  if (denominator < 0n) return ratio(-numerator, -denominator);
  if (numerator < 0n) return -ratio(-numerator, denominator);
  // IEEE 754 division of two exactly held integers is already correctly rounded.
  if (denominator > 0n && numerator < exactBelow && denominator < exactBelow)
    return Number(numerator) / Number(denominator);
  const { significand, exponent } = floating(numerator, denominator);
  return timesPowerOfTwo(significand, exponent);
}

/** `ticks` / 10^decimals, the same double as Number() of the decimal text. Throws RangeError on decimals < 0. */
export const scaled = (ticks: bigint, decimals: number): number => ratio(ticks, 10n ** BigInt(decimals));

/**
 * The square root of numerator / denominator, within one unit in the last place; neither the integers nor
 * their quotient need fit a double. Throws RangeError when the quotient is negative or the denominator is 0.
 */
export function rootOfRatio(numerator: bigint, denominator: bigint): number {
  if (denominator < 0n) return rootOfRatio(-numerator, -denominator);
  if (numerator < 0n) throw new RangeError('A negative number has no real square root');
  const { significand, exponent } = floating(numerator, denominator);
  return timesPowerOfTwo(Math.sqrt(significand), exponent / 2);
}

const exactBelow = 2n ** 53n;

/** Bits of a natural number, rounded up to a multiple of four. */
const bitLength = (natural: bigint): number => natural.toString(16).length * 4;

/** numerator / denominator as significand * 2^exponent: the significand correctly rounded, the exponent even. */
function floating(numerator: bigint, denominator: bigint): { significand: number; exponent: number } {
  if (denominator === 0n) throw new RangeError('A ratio needs a denominator other than 0');
  const shift = 2 * Math.ceil((72 + bitLength(denominator) - bitLength(numerator)) / 2);
  const dividend = shift > 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift < 0 ? denominator << BigInt(-shift) : denominator;
  const quotient = dividend / divisor;
  // A quotient of 68 bits or more needs of its remainder only whether there is one: the sticky bit.
  const sticky = quotient * divisor === dividend ? 0n : 1n;
  return { significand: Number(quotient | sticky), exponent: -shift };
}

/** In two steps, since 2^exponent alone may leave the doubles where the product does not. */
function timesPowerOfTwo(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}
