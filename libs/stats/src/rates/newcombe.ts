import type { Proportion } from './proportion.js';
import { wilsonInterval } from './wilson.js';

/** Rate of the arm minus rate of the reference with its 95 % limits; null where one has nobody. */
export interface RateDifference {
  difference: number | null;
  lower: number | null;
  upper: number | null;
}

/**
 * Difference of two independent rates, arm minus reference, with Newcombe's 95 % interval by his method 10, from the
 * two Wilson intervals l .. u: d - sqrt((p1 - l1)^2 + (u2 - p2)^2) and d + sqrt((u1 - p1)^2 + (p2 - l2)^2) (Newcombe
 * 1998, Interval estimation for the difference between independent proportions, Stat. Med. 17, 873-890).
 * Throws RangeError as `checkProportion` does. O(1).
 */
export function newcombeDifference(arm: Proportion, reference: Proportion): RateDifference {
  const one = wilsonInterval(arm.x, arm.n);
  const two = wilsonInterval(reference.x, reference.n);
  if (one.rate === null || one.lower === null || one.upper === null)
    return { difference: null, lower: null, upper: null };
  if (two.rate === null || two.lower === null || two.upper === null)
    return { difference: null, lower: null, upper: null };
  // On one denominator, for equal rates to differ by exactly 0.
  const difference = (arm.x * reference.n - reference.x * arm.n) / (arm.n * reference.n);
  return {
    difference,
    lower: difference - Math.hypot(one.rate - one.lower, two.upper - two.rate),
    upper: difference + Math.hypot(one.upper - one.rate, two.rate - two.lower),
  };
}
