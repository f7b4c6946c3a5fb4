import { rootOfRatio } from '../ratio.js';
import { criticalValue, errorVariance } from './change-index.js';
import type { ChangeRule, CutOff } from './change-rule.js';
import { toDouble } from './fraction.js';
import { cutOffValue } from './norm-cut-off.js';

/**
 * The numbers behind a rule, to print beside its result, in points unless said otherwise; null where it has none.
 * `points`, `percent`: the change it takes, `strict` where more than that; `standardError`: of the index (S_diff of
 * Jacobson & Truax); `measurementError`: SD sqrt(1 - r); `critical`: of the index, in standard errors; `cutOff`, which
 * itself is functional where `cutOffInclusive`.
 */
export interface RuleNumbers {
  points: number | null;
  percent: number | null;
  strict: boolean;
  standardError: number | null;
  measurementError: number | null;
  critical: number | null;
  cutOff: number | null;
  cutOffInclusive: boolean | null;
}

/** Doubles for showing; scores are compared exactly by `classify`. `gln` and `en` have no one `points`. O(1). */
export function ruleNumbers({ reliable, cutOff }: ChangeRule): RuleNumbers {
  const none = { points: null, percent: null, standardError: null, measurementError: null, critical: null };
  const side = {
    cutOff: cutOff && valueOf(cutOff),
    cutOffInclusive: cutOff && cutOff.by === 'published' && cutOff.inclusive,
  };
  if (reliable.by !== 'index')
    return { ...none, ...side, [reliable.by]: toDouble(reliable.atLeast), strict: false };
  const { index } = reliable;
  const standardError = rootOfRatio(...errorVariance(index));
  return {
    ...none,
    ...side,
    points: index.formula === 'jt' ? criticalValue * standardError : null,
    strict: true,
    standardError,
    measurementError: rootOfRatio(...errorVariance({ ...index, formula: 'en' })),
    critical: criticalValue,
  };
}

const valueOf = (cutOff: CutOff): number =>
  cutOff.by === 'norms' ? cutOffValue(cutOff.norms) : toDouble(cutOff.at);
