import { classify, type ClassifiedChange } from './classify.js';
import type { RefusedChange } from './change-rule.js';
import { ruleProfiles } from './profiles/registry.js';
import { resolveRule, thresholdFor, type FormulaParameters, type ScoredScale } from './resolve-rule.js';
import type { RuleProfile } from './rule-profile.js';

/** `recall`: the window of the scores; null where the instrument has one window or none. */
export interface ScoredSeries extends ScoredScale {
  recall: string | null;
}

/** One rule's verdict. `otherRecall`: the threshold is for another window than these scores look back on. */
export interface RuleVerdict {
  profile: RuleProfile;
  otherRecall: boolean;
  verdict: ClassifiedChange | RefusedChange;
}

/** The profiles for an instrument, in the order of the registry; formulas are for any. O(profiles). */
export const profilesFor = (instrument: string): RuleProfile[] =>
  ruleProfiles.filter(
    (profile) => profile.kind === 'formula' || thresholdFor(profile.thresholds, instrument) !== undefined,
  );

/**
 * One change, in ticks, under every profile for its instrument: whether the answer hangs on the choice of the rule. A
 * formula without parameters is refused, not left out. O(profiles).
 */
export const robustnessStrip = (
  series: ScoredSeries,
  pre: bigint,
  post: bigint,
  parameters: FormulaParameters | null = null,
): RuleVerdict[] =>
  profilesFor(series.instrument).map((profile) => {
    const rule = resolveRule(profile, series, parameters);
    return {
      profile,
      otherRecall: isOtherRecall(profile, series),
      verdict: 'refused' in rule ? rule : classify(rule, pre, post),
    };
  });

function isOtherRecall(profile: RuleProfile, { instrument, recall }: ScoredSeries): boolean {
  if (profile.kind === 'formula' || recall === null) return false;
  return thresholdFor(profile.thresholds, instrument)?.recalls?.includes(recall) === false;
}
