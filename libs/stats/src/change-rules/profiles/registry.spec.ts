import { describe, expect, it } from '@jest/globals';
import { findBuiltIn } from '#instruments';
import { resolveRule } from '../resolve-rule.js';
import { findRuleProfile, ruleProfiles } from './registry.js';

const published = ruleProfiles.flatMap((profile) => (profile.kind === 'published' ? [profile] : []));
const thresholds = published.flatMap((profile) =>
  Object.entries(profile.thresholds).map(
    ([instrument, threshold]) =>
      [`${profile.key} for ${instrument}`, profile, instrument, threshold] as const,
  ),
);

describe('the profiles', () => {
  it('have a key of their own, by which they are found', () => {
    for (const profile of ruleProfiles) expect(findRuleProfile(profile.key)).toBe(profile);
    expect(new Set(ruleProfiles.map(({ key }) => key)).size).toBe(ruleProfiles.length);
    expect(findRuleProfile('nhs_tt')).toBeUndefined();
  });

  it('name their sources', () => {
    for (const { sources, name } of ruleProfiles) {
      expect(name.length).toBeGreaterThan(0);
      expect(sources.length).toBeGreaterThan(0);
    }
  });

  it('that depend on who else is in the cohort carry a caveat', () => {
    for (const key of ['gln', 'en']) expect(findRuleProfile(key)?.caveat).toContain('cohort');
  });

  it('relative to the mean change of the group are not offered', () => {
    for (const key of ['hll', 'ha', 'hlm']) expect(findRuleProfile(key)).toBeUndefined();
  });
});

describe.each(thresholds)('%s', (_, profile, key, threshold) => {
  const instrument = findBuiltIn(key);
  if (!instrument) throw new Error(`No instrument ${key}`);

  it('is for windows that the instrument has, named where there are several', () => {
    for (const recall of threshold.recalls ?? []) expect(instrument.recalls).toContain(recall);
    if (instrument.recalls.length > 1 && (threshold.cutOff || 'points' in threshold.change))
      expect(threshold.recalls?.length).toBeGreaterThan(0);
  });

  it('asks for a change and a score that the scale has', () => {
    const { min, max } = instrument.total ?? { min: Number.NaN, max: Number.NaN };
    const size = 'points' in threshold.change ? threshold.change.points : threshold.change.percent;
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual('points' in threshold.change ? max - min : 100);
    if (threshold.cutOff) expect(threshold.cutOff.at).toBeGreaterThan(min);
    if (threshold.cutOff) expect(threshold.cutOff.at).toBeLessThan(max);
    // A share of the baseline is a share of the symptoms only where the scale begins at 0 and lower is better.
    if ('percent' in threshold.change) expect([min, instrument.better]).toEqual([0, 'lower']);
  });

  it('is ready for the instrument’s scale', () => {
    const { better, decimals } = instrument;
    expect(resolveRule(profile, { instrument: key, better, decimals })).toMatchObject({
      key: profile.key,
      version: profile.version,
    });
  });
});
