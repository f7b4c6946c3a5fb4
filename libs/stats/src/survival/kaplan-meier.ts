import { riskSets, type RiskSet, type SurvivalCount } from './survival-count.js';
import { survivalLimits, type SurvivalLimits, type SurvivalScale } from './survival-limits.js';
import { survivalMedian } from './survival-median.js';

/** `survival`: just after this time; `se`: of the survival, not of its log, null where the survival is 0. */
export interface SurvivalStep extends RiskSet, SurvivalLimits {
  survival: number;
  se: number | null;
}

/** `n`: persons; times in the unit of the counts. The median is null where the curve does not come down to a half. */
export interface SurvivalCurve extends SurvivalLimits {
  n: number;
  events: number;
  steps: SurvivalStep[];
  median: number | null;
}

/**
 * Product-limit estimate of the survival, S = product of (1 - d / n) over the times so far, of d events among n at risk
 * (Kaplan & Meier 1958, Nonparametric estimation from incomplete observations, J. Am. Stat. Assoc. 53, 457-481), with
 * Greenwood's standard error S sqrt(sum of d / (n (n - d))), its 95 % limits on the scale `ci`, and the median with the
 * limits at which the curves of the limits reach a half. A step stands at every time with an event or a censoring, at
 * time 0 too. Times rise; throws RangeError as `riskSets` does. O(times).
 */
export function kaplanMeier(counts: readonly SurvivalCount[], ci: SurvivalScale): SurvivalCurve {
  let survival = 1;
  let variance = 0;
  const steps = riskSets(counts).map((set): SurvivalStep => {
    const surviving = set.atRisk - set.events;
    survival *= surviving / set.atRisk;
    variance += set.events === 0 ? 0 : set.events / (set.atRisk * surviving);
    const logError = Math.sqrt(variance);
    return {
      ...set,
      survival,
      se: survival === 0 ? null : survival * logError,
      ...survivalLimits(survival, logError, ci),
    };
  });
  const halfOf = (value: (step: SurvivalStep) => number | null) =>
    survivalMedian(steps.map((step) => ({ time: step.time, value: value(step) })));
  return {
    n: steps[0]?.atRisk ?? 0,
    events: steps.reduce((sum, { events }) => sum + events, 0),
    steps,
    median: halfOf((step) => step.survival),
    lower: halfOf((step) => step.lower),
    upper: halfOf((step) => step.upper),
  };
}
