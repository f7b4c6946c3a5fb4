import { checkProportion, type Proportion } from './proportion.js';

/**
 * Rate of the arm over rate of the reference; null where the reference's rate is 0 or an arm is empty.
 * Throws RangeError as `checkProportion` does. O(1).
 */
export function riskRatio(arm: Proportion, reference: Proportion): number | null {
  checkProportion(arm);
  checkProportion(reference);
  if (arm.n === 0 || reference.x === 0) return null;
  return (arm.x * reference.n) / (reference.x * arm.n);
}
