import { compare, signOf, times, type Fraction } from './fraction.js';

/**
 * The sign of a sqrt(u) + b sqrt(v), exact although the roots are not: terms of one sign have that sign, and of
 * opposite terms the one with the larger square prevails. Throws RangeError where u or v is negative. O(1).
 */
export function signOfRootSum(a: Fraction, u: Fraction, b: Fraction, v: Fraction): -1 | 0 | 1 {
  if (signOf(u) < 0 || signOf(v) < 0) throw new RangeError('A negative number has no real square root');
  const first = signOf(u) === 0 ? 0 : signOf(a);
  const second = signOf(v) === 0 ? 0 : signOf(b);
  if (first === second || second === 0) return first;
  if (first === 0) return second;
  const order = compare(times(times(a, a), u), times(times(b, b), v));
  return order === 0 ? 0 : order > 0 ? first : second;
}
