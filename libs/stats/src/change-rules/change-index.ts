import { rootOfRatio } from '../ratio.js';
import { fractionOf, minus, plus, signOf, times, type Fraction } from './fraction.js';
import type { Norms } from './norms.js';
import { signOfRootSum } from './root-sum.js';

/**
 * `jt`: Jacobson & Truax; `gln`: Gulliksen, Lord & Novick; `en`: Edwards & Nunnally.
 * `reliability`: of the scale, 0 <= r < 1; `baseline`: norms of the scores before treatment.
 */
export interface ChangeIndex {
  formula: 'jt' | 'gln' | 'en';
  reliability: Fraction;
  baseline: Norms;
}

/** The .975 quantile of the standard normal distribution, not 1.96: R 4.2.2, qnorm(0.975). */
export const criticalValue = 1.959963984540054;

/**
 * How far the later score is from what is expected without change, over its standard error; negative where it is
 * lower. M, SD: of the baseline; r: reliability. Scores in points.
 * jt: (post - pre) / (SD sqrt(2 (1 - r)))
 * gln: (post - M - r (pre - M)) / (SD sqrt(1 - r^2))
 * en: (post - M - r (pre - M)) / (SD sqrt(1 - r))
 * Rounded once. Throws RangeError where the baseline has no spread. Sources: docs/methods/change-rules.md. O(1).
 */
export function indexOf(index: ChangeIndex, pre: Fraction, post: Fraction): number {
  const difference = residual(index, pre, post);
  const [numerator, denominator] = times(difference, difference);
  const [above, below] = errorVariance(index);
  if (above === 0n) throw new RangeError('An index of change needs a baseline with a spread');
  return signOf(difference) * rootOfRatio(numerator * below, denominator * above);
}

/** The sign of the index where it is strictly beyond the critical value, else 0; exact, without the rounded index. O(1). */
export function beyondCritical(index: ChangeIndex, pre: Fraction, post: Fraction): -1 | 0 | 1 {
  const difference = residual(index, pre, post);
  const sign = signOf(difference);
  const size: Fraction = sign < 0 ? [-difference[0], difference[1]] : difference;
  const [numerator, denominator] = fractionOf(criticalValue);
  return signOfRootSum(size, one, [-numerator, denominator], errorVariance(index)) > 0 ? sign : 0;
}

/** The variance of the later score about what is expected, in points squared. */
export function errorVariance({ formula, reliability: r, baseline: { variance } }: ChangeIndex): Fraction {
  const unreliable = minus(one, r);
  if (formula === 'jt') return times(variance, times([2n, 1n], unreliable));
  return times(variance, formula === 'en' ? unreliable : minus(one, times(r, r)));
}

function residual(
  { formula, reliability, baseline: { mean } }: ChangeIndex,
  pre: Fraction,
  post: Fraction,
): Fraction {
  if (formula === 'jt') return minus(post, pre);
  return minus(post, plus(mean, times(reliability, minus(pre, mean))));
}

const one: Fraction = [1n, 1n];
