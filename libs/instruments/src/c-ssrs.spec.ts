import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkTotal } from './check-answers.js';
import { cSsrs } from './c-ssrs.js';
import { scoreForm } from './score-form.js';

type Form = (number | null)[];

const _ = null;
const flagsOf = (answers: Form) => scoreForm(cSsrs, answers).flags.map(({ flag, item }) => `${flag} ${item}`);
const severity = ['none', 'low', 'moderate', 'high'];

describe('the C-SSRS screener', () => {
  it.each<[string, Form]>([
    ['none', [0, 0, _, _, _, 0, _]],
    ['none', [0, 0, 0, 0, 0, 0, 0]],
    ['low', [1, 0, _, _, _, 0, _]],
    ['low', [0, 1, 0, 0, 0, 0, _]],
    ['moderate', [1, 1, 1, 0, 0, 0, _]],
    ['moderate', [0, 0, _, _, _, 1, 0]],
    ['high', [1, 1, 1, 1, 0, 0, _]],
    ['high', [1, 1, 0, 0, 1, 0, _]],
    ['high', [0, 0, _, _, _, 1, 1]],
  ])('is %s: %j', (level, answers) => {
    expect(scoreForm(cSsrs, answers)).toMatchObject({ triage: level, ticks: null, missing: [] });
  });

  it.each<[Form]>([
    [[_, _, _, _, _, _, _]],
    [[_, 0, _, _, _, 0, _]],
    [[0, _, _, _, _, 0, _]],
    [[1, 1, _, _, _, 0, _]],
    [[1, 1, 1, _, 0, 0, _]],
    [[0, 0, _, _, _, _, _]],
    [[0, 0, _, _, _, 1, _]],
  ])('is incomplete where a blank could raise it, never low: %j', (answers) => {
    expect(scoreForm(cSsrs, answers).triage).toBe('incomplete');
    expect(flagsOf(answers).join()).toContain('suicide-risk-incomplete');
  });

  it.each<[string, Form]>([
    ['low', [_, 1, 0, 0, 0, 0, _]],
    ['moderate', [_, _, 1, 0, 0, 0, _]],
    ['moderate', [_, 0, _, _, _, 1, 0]],
  ])('is %s where a blank could not raise it: %j', (level, answers) => {
    expect(scoreForm(cSsrs, answers).triage).toBe(level);
  });

  it('stays high whatever is blank', () => {
    for (const item of [4, 5, 7]) {
      const answers = cSsrs.items.map(({ number }) => (number === item ? 1 : null));
      expect(scoreForm(cSsrs, answers).triage).toBe('high');
      expect(flagsOf(answers)).toEqual([`suicide-risk-high ${item}`]);
    }
  });

  it('is high where an answer says so although the question before rules it out', () => {
    expect(scoreForm(cSsrs, [0, 0, _, 1, _, 0, _]).triage).toBe('high');
    expect(scoreForm(cSsrs, [0, 0, _, _, _, 0, 1]).triage).toBe('high');
  });

  it('flags each answer that reaches high or moderate, and not low', () => {
    expect(flagsOf([1, 1, 1, 1, 1, 1, 0])).toEqual(['suicide-risk-high 4', 'suicide-risk-high 5']);
    expect(flagsOf([1, 1, 1, 0, 0, 1, 0])).toEqual(['suicide-risk-moderate 3', 'suicide-risk-moderate 6']);
    expect(flagsOf([1, 1, 0, 0, 0, 0, _])).toEqual([]);
  });

  it('flags what was reached as well when it is incomplete', () => {
    expect(flagsOf([1, 1, 1, _, 0, 0, _])).toEqual(['suicide-risk-moderate 3', 'suicide-risk-incomplete 4']);
  });

  it('counts only questions that were to be asked as missing', () => {
    expect(scoreForm(cSsrs, [0, 0, _, _, _, 0, _])).toMatchObject({ answered: 3, missing: [] });
    expect(scoreForm(cSsrs, [0, 1, _, 0, 0, 0, _])).toMatchObject({ answered: 5, missing: [3] });
  });

  it('is the level that every way of answering its blanks agrees on, or incomplete or already reached', () => {
    const answer = fc.constantFrom(0, 1, null);
    const any = fc.array(answer, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(any, (answers) => {
        const { triage = '' } = scoreForm(cSsrs, answers);
        fc.pre(triage !== 'incomplete');
        const asked = answers.map((each, index) => {
          const unasked = (index >= 2 && index <= 4 && answers[1] === 0) || (index === 6 && answers[5] === 0);
          return each ?? (unasked ? 0 : 1);
        });
        expect(scoreForm(cSsrs, asked).triage).toBe(triage);
      }),
    );
  });

  it('is no lower when one more answer is yes', () => {
    const any = fc.array(fc.constantFrom(0, 1), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(any, fc.nat(6), (answers, index) => {
        const before = scoreForm(cSsrs, answers).triage ?? '';
        const after = scoreForm(cSsrs, answers.with(index, 1)).triage ?? '';
        expect(severity.indexOf(after)).toBeGreaterThanOrEqual(severity.indexOf(before));
      }),
    );
  });

  it('takes no total', () => {
    expect(checkTotal(cSsrs, 0)).toEqual({
      pointer: '/total',
      rule: 'no-total',
      detail:
        'C-SSRS screener has no total: its answers give a level, they are never added up; send the items',
    });
  });
});
