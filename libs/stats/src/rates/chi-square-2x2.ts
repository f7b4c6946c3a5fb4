import { chiSquareUpperTail } from '../distributions/chi-square.js';
import { checkProportion, type Proportion } from './proportion.js';

/** Both null where a margin of the table is 0: everybody, or nobody, has the outcome, or an arm is empty. */
export interface ChiSquareTest {
  statistic: number | null;
  p: number | null;
}

/**
 * Pearson's chi-square test of two independent rates, one degree of freedom, without continuity correction:
 * N (ad - bc)^2 over the product of the four margins (Pearson 1900, On the criterion ..., Phil. Mag. 50, 157-175), with
 * ad - bc exact. Throws RangeError as `checkProportion` does. O(1).
 */
export function chiSquare2x2(arm: Proportion, reference: Proportion): ChiSquareTest {
  checkProportion(arm);
  checkProportion(reference);
  const having = arm.x + reference.x;
  const all = arm.n + reference.n;
  const without = all - having;
  if (arm.n === 0 || reference.n === 0 || having === 0 || without === 0) return { statistic: null, p: null };
  const excess = arm.x * reference.n - reference.x * arm.n;
  const statistic = (excess / arm.n / reference.n) * (excess / having / without) * all;
  return { statistic, p: chiSquareUpperTail(statistic, 1) };
}
