import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band-of.js';
import { madrs } from './madrs.js';
import { scoreForm } from './score-form.js';

const form = (answer: number | null, item10: number | null) =>
  madrs.items.map(({ number }) => (number === 10 ? item10 : answer));
const flagsOf = (answers: (number | null)[]) => scoreForm(madrs, answers).flags.map(({ flag }) => flag);

describe('the MADRS', () => {
  it('sums its 10 items', () => {
    expect(scoreForm(madrs, form(6, 6)).ticks).toBe(10n * 6n);
  });

  it('flags item 10 at 3, and not at 2, whatever the total', () => {
    expect(flagsOf(form(0, 3))).toEqual(['suicidal-thoughts']);
    expect(flagsOf(form(6, 2))).toEqual([]);
  });

  it('flags item 10 when the total is missing', () => {
    expect(scoreForm(madrs, form(null, 3))).toMatchObject({
      ticks: null,
      flags: [{ flag: 'suicidal-thoughts', item: 10, value: 3 }],
    });
  });

  it('flags item 10 unanswered', () => {
    expect(flagsOf(form(1, null))).toEqual(['suicidal-thoughts-unanswered']);
  });

  it.each([
    [0n, 6n, 'none'],
    [7n, 19n, 'mild'],
    [20n, 34n, 'moderate'],
    [35n, 60n, 'severe'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(madrs, from), bandOf(madrs, to)]).toEqual([label, label]);
  });

  it('names every definition of remission that was found, and chooses none', () => {
    const remission = madrs.cutoffs?.filter(({ meets }) => meets === 'at-or-below').map(({ at }) => at);
    expect(remission).toEqual([4, 9, 9, 10, 12]);
  });
});
