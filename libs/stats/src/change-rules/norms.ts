import type { JointCount } from '../tally-index.js';
import { fractionOf, times, type Fraction } from './fraction.js';

/** Mean and variance of a population, exact, in points and points squared. */
export interface Norms {
  mean: Fraction;
  variance: Fraction;
}

/** `n`: courses behind the norms. */
export interface BaselineNorms extends Norms {
  n: number;
}

/** Norms as a publication prints them, mean and SD read as decimals. Throws RangeError unless SD > 0. */
export function normsOf(mean: number, sd: number): Norms {
  if (!(sd > 0)) throw new RangeError(`A population needs a standard deviation above 0, not ${sd}`);
  const deviation = fractionOf(sd);
  return { mean: fractionOf(mean), variance: times(deviation, deviation) };
}

/**
 * Mean and sample variance (divisor n - 1) of the baseline over the courses with a score at the baseline and at the
 * visit of `joint`, which holds the joint counts of every arm together. `decimals`: a tick is 10^-decimals points.
 * Null below two courses. Throws RangeError on a negative count. O(counts).
 */
export function baselineNorms(joint: readonly JointCount[], decimals: number): BaselineNorms | null {
  let [n, sum, squares] = [0n, 0n, 0n];
  for (const { baseline, count } of joint) {
    if (count < 0n) throw new RangeError(`No courses are counted by ${count}`);
    if (baseline === null) continue;
    n += count;
    sum += count * baseline;
    squares += count * baseline * baseline;
  }
  if (n < 2n) return null;
  const unit = 10n ** BigInt(decimals);
  return {
    n: Number(n),
    mean: [sum, n * unit],
    variance: [n * squares - sum * sum, n * (n - 1n) * unit * unit],
  };
}
