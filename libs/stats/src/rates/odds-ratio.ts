import { checkProportion, type Proportion } from './proportion.js';

/**
 * Odds of the arm over odds of the reference, as in the sample (not the conditional estimate of fisher.test); null
 * where its denominator is 0: the whole arm has the outcome, or nobody in the reference, or an arm is empty.
 * Throws RangeError as `checkProportion` does. O(1).
 */
export function oddsRatio(arm: Proportion, reference: Proportion): number | null {
  checkProportion(arm);
  checkProportion(reference);
  const denominator = (arm.n - arm.x) * reference.x;
  return denominator === 0 ? null : (arm.x * (reference.n - reference.x)) / denominator;
}
