import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTally } from '../tally-index.js';
import { cohorts, fold } from '../courses.arbitrary.js';
import { changeCategories, classify } from './classify.js';
import type { ChangeRule } from './change-rule.js';
import { normsOf } from './norms.js';
import { findRuleProfile } from './profiles/registry.js';
import { reliableChangeOf } from './reliable-change.js';
import { resolveRule } from './resolve-rule.js';

const parameters = {
  reliability: 0.8,
  clinical: normsOf(3, 2),
  functional: normsOf(1, 1),
  cutOff: 'c',
} as const;

function ruleOf(key: string, decimals = 0): ChangeRule {
  const profile = findRuleProfile(key);
  if (!profile) throw new Error(`No ${key}`);
  const rule = resolveRule(profile, { instrument: 'pcl-5', better: 'lower', decimals }, parameters);
  if ('refused' in rule) throw new Error(rule.refused);
  return rule;
}

describe('the categories of a cohort', () => {
  it('are those of its rows, arm by arm', () => {
    fc.assert(
      fc.property(
        cohorts,
        fc.constantFrom('jt', 'ketamine_response', 'va_marx_2022'),
        ({ courses, baseline, visits, decimals }, key) => {
          const rule = ruleOf(key, decimals);
          const visit = visits - 1;
          const index = readTally(fold(courses, baseline));
          const arms = [...index.cells.values()].map(({ cell, joint }) => ({
            cell,
            joint: joint.get(visit) ?? [],
          }));
          for (const arm of reliableChangeOf(arms, rule)) {
            const own = courses.filter(({ cell }) => cell[0] === arm.cell[0]);
            const rows = own.flatMap(({ values }) => {
              const [pre, post] = [values[baseline], values[visit]];
              return pre == null || post == null ? [] : [classify(rule, pre, post)];
            });
            expect(arm.n).toBe(rows.length);
            expect(arm.refused).toBe(rows.filter((row) => 'refused' in row).length);
            for (const category of changeCategories)
              expect(arm.counts[category]).toBe(
                rows.filter((row) => !('refused' in row) && row.category === category).length,
              );
            expect(arm.withoutBaseline).toBe(
              own.filter(({ values }) => values[baseline] == null && values[visit] != null).length,
            );
            expect(arm.pairs.reduce((n, pair) => n + pair.n, 0)).toBe(arm.n);
          }
        },
      ),
    );
  });
});

describe('an arm', () => {
  const joint = [
    { baseline: 60n, tick: 28n, count: 3n },
    { baseline: 20n, tick: 60n, count: 1n },
    { baseline: 60n, tick: 20n, count: 2n },
    { baseline: 10n, tick: 9n, count: 4n },
    { baseline: null, tick: 30n, count: 5n },
  ];

  it('lists its pairs in order, each with its courses and category', () => {
    expect(reliableChangeOf([{ cell: ['ketamine'], joint }], ruleOf('va_marx_2022'), 0n)).toEqual([
      {
        cell: ['ketamine'],
        n: 10,
        withoutBaseline: 5,
        clinicalPre: 5,
        // From 10 not even 0 is 15 points better.
        ableToImprove: 6,
        counts: { recovered: 5, improved: 0, unchanged: 4, deteriorated: 0, harmed: 1 },
        refused: 0,
        pairs: [
          { pre: 10, post: 9, n: 4, category: 'unchanged', refused: null },
          { pre: 20, post: 60, n: 1, category: 'harmed', refused: null },
          { pre: 60, post: 20, n: 2, category: 'recovered', refused: null },
          { pre: 60, post: 28, n: 3, category: 'recovered', refused: null },
        ],
      },
    ]);
  });

  it('counts a zero baseline under a percent rule as refused, not as unchanged', () => {
    const [arm] = reliableChangeOf(
      [{ cell: [null], joint: [{ baseline: 0n, tick: 4n, count: 2n }] }],
      ruleOf('ketamine_response'),
    );
    expect(arm).toMatchObject({
      n: 2,
      refused: 2,
      clinicalPre: null,
      ableToImprove: null,
      counts: { recovered: 0, improved: 0, unchanged: 0, deteriorated: 0, harmed: 0 },
      pairs: [{ pre: 0, post: 4, n: 2, category: null, refused: 'zero baseline' }],
    });
  });

  it('without courses counts none', () => {
    expect(reliableChangeOf([{ cell: ['a'], joint: [] }], ruleOf('jt'))).toMatchObject([{ n: 0, pairs: [] }]);
  });

  it('is refused with a negative count', () => {
    const damaged = [{ baseline: 1n, tick: 1n, count: -1n }];
    expect(() => reliableChangeOf([{ cell: ['a'], joint: damaged }], ruleOf('jt'))).toThrow(RangeError);
  });
});
