import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeCategories, classify, type ClassifiedChange } from './classify.js';
import type { ChangeRule } from './change-rule.js';
import { normsOf } from './norms.js';
import { jt } from './profiles/jt.js';
import { ketamineResponse } from './profiles/ketamine-response.js';
import { kounali2022 } from './profiles/kounali-2022.js';
import { nysCocm2025 } from './profiles/nys-cocm-2025.js';
import { vaMarx2022, vaMarx2022Sample2 } from './profiles/va-marx-2022.js';
import { who5Change } from './profiles/who-5-change.js';
import { resolveRule, type FormulaParameters, type ScoredScale } from './resolve-rule.js';
import type { RuleProfile } from './rule-profile.js';

const pcl5: ScoredScale = { instrument: 'pcl-5', better: 'lower', decimals: 0 };

function ruleOf(profile: RuleProfile, scale: ScoredScale = pcl5, parameters?: FormulaParameters): ChangeRule {
  const rule = resolveRule(profile, scale, parameters);
  if ('refused' in rule) throw new Error(rule.refused);
  return rule;
}

function change(rule: ChangeRule, pre: bigint, post: bigint): ClassifiedChange {
  const classified = classify(rule, pre, post);
  if ('refused' in classified) throw new Error(classified.refused);
  return classified;
}

const category = (rule: ChangeRule, pre: bigint, post: bigint) => change(rule, pre, post).category;

describe('under va_marx_2022', () => {
  const rule = ruleOf(vaMarx2022);

  it('a change of exactly 15 is reliable and of 14 is not, either way', () => {
    expect(change(rule, 60n, 45n)).toEqual({
      rci: null,
      change: -15,
      category: 'improved',
      clinicalPre: true,
      functionalPost: false,
      reliable: true,
    });
    expect(change(rule, 60n, 46n)).toMatchObject({ category: 'unchanged', reliable: false });
    expect(category(rule, 45n, 60n)).toBe('deteriorated');
    expect(category(rule, 45n, 59n)).toBe('unchanged');
  });

  it('28 is functional and 29 is clinical', () => {
    expect(category(rule, 60n, 28n)).toBe('recovered');
    expect(category(rule, 60n, 29n)).toBe('improved');
    expect(category(rule, 29n, 14n)).toBe('recovered');
    expect(category(rule, 28n, 13n)).toBe('improved');
    expect(category(rule, 28n, 43n)).toBe('harmed');
    expect(category(rule, 29n, 44n)).toBe('deteriorated');
    expect(category(rule, 13n, 28n)).toBe('deteriorated');
  });

  it('crossing the cut-off without a reliable change is no change', () => {
    expect(change(rule, 29n, 28n)).toMatchObject({
      category: 'unchanged',
      clinicalPre: true,
      functionalPost: true,
    });
  });

  it('the second sample asks for 18', () => {
    const other = ruleOf(vaMarx2022Sample2);
    expect([category(other, 60n, 43n), category(other, 60n, 42n)]).toEqual(['unchanged', 'improved']);
  });

  it('the CAPS-5 has thresholds of its own', () => {
    const caps5 = ruleOf(vaMarx2022, { ...pcl5, instrument: 'caps-5' });
    expect(category(caps5, 21n, 8n)).toBe('recovered');
    expect(category(caps5, 20n, 8n)).toBe('unchanged');
    expect(category(caps5, 22n, 9n)).toBe('improved');
  });
});

describe('a cut-off published as below', () => {
  it('leaves its own score to the clinical side', () => {
    const rule = ruleOf(nysCocm2025);
    expect(category(rule, 45n, 33n)).toBe('improved');
    expect(category(rule, 45n, 32n)).toBe('recovered');
  });
});

describe('a percent rule', () => {
  const rule = ruleOf(ketamineResponse);

  it('is inclusive and exact: 30 % of 50 is 15, of 33 is 9.9', () => {
    expect([category(rule, 50n, 35n), category(rule, 50n, 36n)]).toEqual(['improved', 'unchanged']);
    expect([category(rule, 33n, 23n), category(rule, 33n, 24n)]).toEqual(['improved', 'unchanged']);
    expect([category(rule, 50n, 65n), category(rule, 50n, 64n)]).toEqual(['deteriorated', 'unchanged']);
  });

  it('holds the boundary that doubles miss', () => {
    // 30 % of 1.90 is 0.57: 1.90 - 0.57 = 1.33.
    const hundredths = { ...rule, decimals: 2 };
    expect([category(hundredths, 190n, 133n), category(hundredths, 190n, 134n)]).toEqual([
      'improved',
      'unchanged',
    ]);
    expect((1.9 - 1.33) / 1.9).toBeLessThan(0.3);
  });

  it('of a baseline of 0 is refused, and never an improvement', () => {
    for (const post of [0n, 1n, 40n]) expect(classify(rule, 0n, post)).toEqual({ refused: 'zero baseline' });
    expect(classify(rule, -5n, -10n)).toEqual({ refused: 'zero baseline' });
  });

  it('without a cut-off says neither recovered nor harmed, whatever the change', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 80n), fc.bigInt(0n, 80n), (pre, post) => {
        const { category: own, clinicalPre, functionalPost } = change(rule, pre, post);
        expect(['improved', 'unchanged', 'deteriorated']).toContain(own);
        expect([clinicalPre, functionalPost]).toEqual([null, null]);
      }),
    );
  });
});

describe('a threshold between two scores', () => {
  it('is reached by the next one', () => {
    const phq9 = ruleOf(kounali2022, { ...pcl5, instrument: 'phq-9' });
    expect([category(phq9, 15n, 14n), category(phq9, 15n, 13n)]).toEqual(['unchanged', 'improved']);
  });
});

describe('where higher is better', () => {
  it('a rise improves', () => {
    const rule = ruleOf(who5Change, { instrument: 'who-5', better: 'higher', decimals: 0 });
    expect([category(rule, 40n, 50n), category(rule, 50n, 40n)]).toEqual(['improved', 'deteriorated']);
  });
});

describe('Jacobson & Truax', () => {
  const parameters = (cutOff: FormulaParameters['cutOff']): FormulaParameters => ({
    reliability: 0.5,
    clinical: normsOf(50, 5),
    functional: normsOf(20, 10),
    cutOff,
  });

  it('a score on the cut-off is neither clinical nor functional', () => {
    // b = 20 + 2 * 10 = 40.
    const rule = ruleOf(jt, pcl5, parameters('b'));
    expect(change(rule, 60n, 40n)).toMatchObject({ category: 'improved', functionalPost: false });
    expect(change(rule, 60n, 39n)).toMatchObject({ category: 'recovered', functionalPost: true });
    expect(change(rule, 40n, 20n)).toMatchObject({ category: 'improved', clinicalPre: false });
    expect(change(rule, 41n, 20n)).toMatchObject({ category: 'recovered', clinicalPre: true });
    expect([category(rule, 39n, 60n), category(rule, 40n, 60n), category(rule, 20n, 40n)]).toEqual([
      'harmed',
      'deteriorated',
      'deteriorated',
    ]);
  });

  it('without a cut-off has an index and three categories', () => {
    const rule = ruleOf(jt, pcl5, parameters(null));
    expect(change(rule, 60n, 10n)).toMatchObject({ category: 'improved', clinicalPre: null });
    expect(change(rule, 10n, 60n)).toMatchObject({ category: 'deteriorated', functionalPost: null });
    // S_diff = 5 sqrt(2 * 0.5) = 5.
    expect(change(rule, 60n, 50n).rci).toBe(-2);
  });

  const score = fc.bigInt(0n, 800n);
  const cutOffs = fc.constantFrom('a' as const, 'b' as const, 'c' as const, null);

  it('is the same in the mirror, where higher is better', () => {
    fc.assert(
      fc.property(score, score, cutOffs, (pre, post, cutOff) => {
        const scale = { ...pcl5, decimals: 1 };
        const here = change(ruleOf(jt, scale, parameters(cutOff)), pre, post);
        const mirrored = { ...parameters(cutOff), clinical: normsOf(-50, 5), functional: normsOf(-20, 10) };
        const there = change(ruleOf(jt, { ...scale, better: 'higher' }, mirrored), -pre, -post);
        expect(there.category).toBe(here.category);
        expect(there.rci).toBeCloseTo(-(here.rci ?? Number.NaN), 14);
      }),
    );
  });

  it('is the same in finer ticks', () => {
    fc.assert(
      fc.property(score, score, cutOffs, (pre, post, cutOff) => {
        const coarse = ruleOf(jt, { ...pcl5, decimals: 1 }, parameters(cutOff));
        const fine = ruleOf(jt, { ...pcl5, decimals: 13 }, parameters(cutOff));
        const ticks = 10n ** 12n;
        expect(change(fine, pre * ticks, post * ticks)).toEqual(change(coarse, pre, post));
      }),
    );
  });

  it('gets no worse when the later score gets better', () => {
    const rank = (own: ClassifiedChange) => changeCategories.indexOf(own.category);
    fc.assert(
      fc.property(score, score, score, cutOffs, (pre, one, other, cutOff) => {
        const rule = ruleOf(jt, { ...pcl5, decimals: 1 }, parameters(cutOff));
        const [better, worse] = one < other ? [one, other] : [other, one];
        expect(rank(change(rule, pre, better))).toBeLessThanOrEqual(rank(change(rule, pre, worse)));
      }),
    );
  });
});
