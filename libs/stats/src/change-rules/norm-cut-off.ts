import { rootOfRatio } from '../ratio.js';
import { minus, toDouble, type Fraction } from './fraction.js';
import type { Norms } from './norms.js';
import { signOfRootSum } from './root-sum.js';

/** Which end of the scale is the better one. */
export type Better = 'lower' | 'higher';

export type NormCutOffType = 'a' | 'b' | 'c';

/**
 * A cut-off between clinical and functional of Jacobson & Truax (1991, J Consult Clin Psychol 59:12-19), in points.
 * With s = -1 where lower is better, else 1:
 * a = M_clinical + 2 s SD_clinical, beyond the range of the clinical population;
 * b = M_functional - 2 s SD_functional, within the range of the functional population;
 * c = (SD_clinical M_functional + SD_functional M_clinical) / (SD_clinical + SD_functional), nearer to the functional.
 */
export type NormCutOff =
  | { type: 'a'; better: Better; clinical: Norms }
  | { type: 'b'; better: Better; functional: Norms }
  | { type: 'c'; clinical: Norms; functional: Norms };

/**
 * Whether a score in points is below (-1), exactly on (0) or above (1) the cut-off. Exact: a variance is a fraction,
 * and score - cut-off has the sign of a sum of two of its roots. O(1).
 */
export function compareToCutOff(score: Fraction, cutOff: NormCutOff): -1 | 0 | 1 {
  if (cutOff.type === 'c') {
    const { clinical, functional } = cutOff;
    return signOfRootSum(
      minus(score, functional.mean),
      clinical.variance,
      minus(score, clinical.mean),
      functional.variance,
    );
  }
  const { norms, shift } = shifted(cutOff);
  return signOfRootSum(minus(score, norms.mean), one, [-shift, 1n], norms.variance);
}

/** The cut-off in points, as a double for showing: scores are compared by `compareToCutOff`. O(1). */
export function cutOffValue(cutOff: NormCutOff): number {
  if (cutOff.type === 'c') {
    const { clinical, functional } = cutOff;
    const [clinicalSd, functionalSd] = [standardDeviation(clinical), standardDeviation(functional)];
    return (
      (clinicalSd * toDouble(functional.mean) + functionalSd * toDouble(clinical.mean)) /
      (clinicalSd + functionalSd)
    );
  }
  const { norms, shift } = shifted(cutOff);
  return toDouble(norms.mean) + Number(shift) * standardDeviation(norms);
}

export const standardDeviation = ({ variance: [numerator, denominator] }: Norms): number =>
  rootOfRatio(numerator, denominator);

/** The mean that a or b starts from, and how many standard deviations it goes up. */
function shifted(cutOff: Exclude<NormCutOff, { type: 'c' }>): { norms: Norms; shift: bigint } {
  const towardsFunctional = cutOff.better === 'lower' ? -2n : 2n;
  return cutOff.type === 'a'
    ? { norms: cutOff.clinical, shift: towardsFunctional }
    : { norms: cutOff.functional, shift: -towardsFunctional };
}

const one: Fraction = [1n, 1n];
