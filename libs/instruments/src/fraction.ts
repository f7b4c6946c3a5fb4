/** An exact fraction, denominator > 0: what a sum with filled-in blanks is before it is rounded. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];

export const times = ([a, b]: Fraction, factor: bigint): Fraction => [a * factor, b];

/** The nearest integer, halves towards plus infinity: floor(x + 1/2). */
export function halfUp([numerator, denominator]: Fraction): bigint {
  const [shifted, unit] = [2n * numerator + denominator, 2n * denominator];
  const towardsZero = shifted / unit;
  return shifted < 0n && shifted % unit !== 0n ? towardsZero - 1n : towardsZero;
}
