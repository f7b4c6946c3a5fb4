import type { ModelRefusal } from './model-options.js';
import type { ModelSums } from './model-sums.js';
import { residualSpread } from './residual-spread.js';

/** Beyond this number of visits the patterns multiply (docs/methods/mmrm.md). */
export const MOST_VISITS = 10;
/** Of the sum of squares around the mean, as much as rounding leaves where nothing is left. */
const NOTHING = 1e-10;
/** A correlation from one degree of freedom is always 1 or -1. */
const LEAST_PAIR_DF = 2;

/**
 * `never`: why no covariance can be fitted. `unstructured`: why that one cannot, others may. `variances`: residual
 * variance of each visit, where a fit may start.
 */
export interface Screening {
  never: ModelRefusal | null;
  unstructured: ModelRefusal | null;
  variances: number[];
}

/** Looks at each visit and each pair of visits before anything is fitted. `visits`: names. O(visits^2 x patterns). */
export function screen(sums: ModelSums, visits: string[]): Screening {
  const variances: number[] = [];
  let never: ModelRefusal | null = null;
  let unstructured: ModelRefusal | null = null;
  if (visits.length > MOST_VISITS)
    never = {
      code: 'too-many-visits',
      reason: `A model takes at most ${MOST_VISITS} visits, and these are ${visits.length}: choose the visits of the cohort.`,
    };
  for (const [visit, name] of visits.entries()) {
    const { df, residual, total, patients } = residualSpread(sums, [visit]);
    const [left, all] = [residual.get(0, 0), total[0]!];
    if ((patients > 1 && all <= 0) || (df > 0 && left <= NOTHING * all))
      never ??= {
        code: 'no-variation',
        reason: `At ${name} the scores do not vary beyond what the model's columns explain, so their covariance is singular.`,
      };
    variances.push(df > 0 && left > 0 ? left / df : Math.max(all, 1));
    if (df < 1) unstructured ??= tooFewPatients(`at ${name}: ${patients}`);
  }
  for (const [s, first] of visits.entries())
    for (const [t, second] of visits.entries()) {
      if (t >= s) continue;
      const { df, residual, total, patients } = residualSpread(sums, [t, s]);
      const [a, b, c] = [residual.get(0, 0), residual.get(1, 1), residual.get(0, 1)];
      // Where one of them happens not to vary in the patients of both, it is no multiple of the other.
      const vary = a > NOTHING * total[0]! && b > NOTHING * total[1]!;
      if (df >= LEAST_PAIR_DF && vary && a * b - c * c <= NOTHING * a * b)
        never ??= {
          code: 'collinear-visits',
          reason: `${second} and ${first} tell the same: beyond what the model's columns explain, one is a multiple of the other.`,
        };
      if (df < LEAST_PAIR_DF)
        unstructured ??= {
          code: 'too-few-pairs',
          reason: `Only ${patients} patients were seen at both ${second} and ${first}, too few for a covariance of their own.`,
        };
    }
  const whole = residualDf(sums);
  if (whole < visits.length)
    unstructured ??= tooFewPatients(
      `${sums.patients} with ${sums.columns.length} columns leave ${whole} degrees of freedom for ${visits.length} visits`,
    );
  return { never, unstructured, variances };
}

const tooFewPatients = (what: string): ModelRefusal => ({
  code: 'too-few-patients',
  reason: `Too few patients for a covariance that is free at every visit (${what}).`,
});

const residualDf = ({ patients, columns }: ModelSums): number => patients - columns.length;
