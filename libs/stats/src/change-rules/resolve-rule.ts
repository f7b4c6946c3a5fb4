import type { ChangeIndex } from './change-index.js';
import type { ChangeRule, CutOff, RefusedChange } from './change-rule.js';
import { fractionOf, minus, signOf } from './fraction.js';
import type { Better, NormCutOffType } from './norm-cut-off.js';
import type { Norms } from './norms.js';
import type { FormulaProfile, PublishedThreshold, RuleProfile } from './rule-profile.js';

/** What scores are of: `instrument` by key, with its direction; `decimals`: a tick is 10^-decimals points. */
export interface ScoredScale {
  instrument: string;
  better: Better;
  decimals: number;
}

/**
 * What a formula needs. `reliability`: 0 <= r < 1, of this instrument in a like population; `clinical`: norms of the
 * baseline, the cohort's own or published; `functional`: of people without the disorder; `cutOff` null: no cut-off.
 */
export interface FormulaParameters {
  reliability: number;
  clinical: Norms | null;
  functional: Norms | null;
  cutOff: NormCutOffType | null;
}

/**
 * The profile made ready for a scale, or why it cannot be. `parameters`: for formulas alone. Throws RangeError where a
 * reliability is not one. O(1).
 */
export function resolveRule(
  profile: RuleProfile,
  scale: ScoredScale,
  parameters: FormulaParameters | null = null,
): ChangeRule | RefusedChange {
  const { key, version } = profile;
  const parts = partsOf(profile, scale, parameters);
  if ('refused' in parts) return parts;
  return { key, version, better: scale.better, decimals: scale.decimals, ...parts };
}

type RuleParts = Pick<ChangeRule, 'reliable' | 'cutOff'>;

function partsOf(
  profile: RuleProfile,
  { instrument, better }: ScoredScale,
  parameters: FormulaParameters | null,
): RuleParts | RefusedChange {
  if (profile.kind === 'formula') return fromFormula(profile, better, parameters);
  const threshold = thresholdFor(profile.thresholds, instrument);
  return threshold ? fromThreshold(threshold) : { refused: 'other instrument' };
}

/** The threshold of an instrument; keys are a clinic's own words too, so those of every object are none. */
export const thresholdFor = (
  thresholds: Readonly<Record<string, PublishedThreshold>>,
  instrument: string,
): PublishedThreshold | undefined =>
  Object.hasOwn(thresholds, instrument) ? thresholds[instrument] : undefined;

const fromThreshold = ({ change, cutOff }: PublishedThreshold): RuleParts => ({
  reliable:
    'points' in change
      ? { by: 'points', atLeast: fractionOf(change.points) }
      : { by: 'percent', atLeast: fractionOf(change.percent) },
  cutOff: cutOff ? { by: 'published', at: fractionOf(cutOff.at), inclusive: cutOff.inclusive } : null,
});

function fromFormula(
  { formula }: FormulaProfile,
  better: Better,
  parameters: FormulaParameters | null,
): RuleParts | RefusedChange {
  if (parameters === null) return { refused: 'no parameters' };
  const { reliability, clinical } = parameters;
  if (!(reliability >= 0 && reliability < 1))
    throw new RangeError(`A reliability is from 0 to below 1, not ${reliability}`);
  if (clinical === null) return { refused: 'no baseline norms' };
  if (signOf(clinical.variance) === 0) return { refused: 'no spread' };
  const cutOff = normCutOff(parameters, clinical, better);
  if (cutOff !== null && 'refused' in cutOff) return cutOff;
  const index: ChangeIndex = { formula, reliability: fractionOf(reliability), baseline: clinical };
  return { reliable: { by: 'index', index }, cutOff };
}

function normCutOff(
  { cutOff: type, functional }: FormulaParameters,
  clinical: Norms,
  better: Better,
): CutOff | RefusedChange | null {
  if (type === null) return null;
  if (type === 'a') return { by: 'norms', norms: { type, better, clinical } };
  if (functional === null) return { refused: 'no functional norms' };
  const towardsFunctional = signOf(minus(functional.mean, clinical.mean));
  if (towardsFunctional !== (better === 'lower' ? -1 : 1)) return { refused: 'functional norms not better' };
  return {
    by: 'norms',
    norms: type === 'b' ? { type, better, functional } : { type, clinical, functional },
  };
}
