import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bandOf } from './band-of.js';
import { qidsSr16 } from './qids-sr16.js';
import { scoreForm } from './score-form.js';

const form = (answer: number | null, others: Record<number, number | null> = {}) =>
  qidsSr16.items.map(({ number }) => (number in others ? (others[number] ?? null) : answer));

describe('the QIDS-SR16', () => {
  it('takes the highest of items 1 to 4 for sleep: 3, 1, 0, 0 alone is 3', () => {
    expect(scoreForm(qidsSr16, form(0, { 1: 3, 2: 1 })).ticks).toBe(3n);
  });

  it('does not add item 4 beside the highest of sleep, which a product once did', () => {
    const answers = form(0, { 1: 3, 4: 3 });
    const besides = 3 + 3;
    expect(scoreForm(qidsSr16, answers)).toMatchObject({ ticks: 3n, subscales: { sleep: 3n } });
    expect(scoreForm(qidsSr16, answers).ticks).not.toBe(BigInt(besides));
  });

  it('adds nine domains, 27 at most', () => {
    expect(scoreForm(qidsSr16, form(3))).toMatchObject({ ticks: 9n * 3n, method: 'complete' });
  });

  it('is max(1-4) + 5 + max(6-9) + 10 + 11 + 12 + 13 + 14 + max(15, 16)', () => {
    const whole = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(whole, (answers) => {
        const item = (number: number) => answers[number - 1] ?? NaN;
        const total =
          Math.max(item(1), item(2), item(3), item(4)) +
          item(5) +
          Math.max(item(6), item(7), item(8), item(9)) +
          item(10) +
          item(11) +
          item(12) +
          item(13) +
          item(14) +
          Math.max(item(15), item(16));
        expect(scoreForm(qidsSr16, answers).ticks).toBe(BigInt(total));
      }),
    );
  });

  it('takes the highest of the rest where a domain has blanks, and says so', () => {
    expect(scoreForm(qidsSr16, form(1, { 1: null, 2: 2, 7: null, 9: null, 15: null }))).toMatchObject({
      ticks: 8n + 2n,
      method: 'prorated',
      missing: [1, 7, 9, 15],
    });
  });

  it.each([
    ['sleep', { 1: null, 2: null, 3: null, 4: null }],
    ['appetite', { 6: null, 7: null, 8: null, 9: null }],
    ['psychomotor', { 15: null, 16: null }],
    ['energy', { 14: null }],
  ])('has no total when all of %s is blank', (key, blanks) => {
    const { ticks, subscales } = scoreForm(qidsSr16, form(2, blanks));
    expect(ticks).toBeNull();
    expect(Object.keys(subscales).filter((each) => subscales[each] === null)).toEqual([key]);
  });

  it('flags item 12 at 2, and not at 1, whatever the total', () => {
    const flagsOf = (answers: (number | null)[]) =>
      scoreForm(qidsSr16, answers).flags.map(({ flag }) => flag);
    expect(flagsOf(form(0, { 12: 2 }))).toEqual(['suicidal-thoughts']);
    expect(flagsOf(form(null, { 12: 2 }))).toEqual(['suicidal-thoughts']);
    expect(flagsOf(form(3, { 12: 1 }))).toEqual([]);
    expect(flagsOf(form(3, { 12: null }))).toEqual(['suicidal-thoughts-unanswered']);
  });

  it.each([
    [0n, 5n, 'none'],
    [6n, 10n, 'mild'],
    [11n, 15n, 'moderate'],
    [16n, 20n, 'severe'],
    [21n, 27n, 'very severe'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(qidsSr16, from), bandOf(qidsSr16, to)]).toEqual([label, label]);
  });
});
