import { describe, expect, it } from '@jest/globals';
import { normsOf } from './norms.js';
import { findRuleProfile } from './profiles/registry.js';
import { resolveRule } from './resolve-rule.js';
import { ruleNumbers } from './rule-numbers.js';

const scale = { instrument: 'pcl-5', better: 'lower', decimals: 0 } as const;

function numbersOf(key: string) {
  const profile = findRuleProfile(key);
  if (!profile) throw new Error(`No ${key}`);
  const parameters = {
    reliability: 0.82,
    clinical: normsOf(50, 12),
    functional: normsOf(15, 10),
    cutOff: 'b',
  } as const;
  const rule = resolveRule(profile, scale, parameters);
  if ('refused' in rule) throw new Error(rule.refused);
  return ruleNumbers(rule);
}

const none = { points: null, percent: null, standardError: null, measurementError: null, critical: null };

describe('the numbers of a rule', () => {
  it('are the published ones', () => {
    expect(numbersOf('va_marx_2022')).toEqual({
      ...none,
      points: 15,
      strict: false,
      cutOff: 28,
      cutOffInclusive: true,
    });
    expect(numbersOf('nys_cocm_2025')).toMatchObject({ points: 12, cutOff: 33, cutOffInclusive: false });
    expect(numbersOf('ketamine_response')).toEqual({
      ...none,
      percent: 30,
      strict: false,
      cutOff: null,
      cutOffInclusive: null,
    });
  });

  it('of Jacobson & Truax are those of the arithmetic: SD 12, r .82', () => {
    const numbers = numbersOf('jt');
    const error = 12 * Math.sqrt(1 - 0.82);
    expect(numbers.measurementError).toBeCloseTo(error, 12);
    expect(numbers.standardError).toBeCloseTo(Math.SQRT2 * error, 12);
    expect(numbers.points).toBeCloseTo(1.959963984540054 * Math.SQRT2 * error, 12);
    expect(numbers).toMatchObject({ strict: true, cutOff: 15 + 2 * 10, cutOffInclusive: false });
  });

  it('of the others have no one threshold in points, since it moves with the baseline', () => {
    for (const key of ['gln', 'en']) expect(numbersOf(key)).toMatchObject({ points: null, strict: true });
  });
});
