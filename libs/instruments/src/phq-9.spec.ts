import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band-of.js';
import { phq9 } from './phq-9.js';
import { scoreForm } from './score-form.js';

const flagsOf = (...answers: (number | null)[]) => scoreForm(phq9, answers).flags.map(({ flag }) => flag);

describe('the PHQ-9', () => {
  it('multiplies the sum by 9/8 with one blank: 8 becomes 9', () => {
    expect(scoreForm(phq9, [1, 1, 1, 1, 1, 1, 1, null, 1])).toMatchObject({ ticks: 9n, method: 'prorated' });
  });

  it('multiplies the sum by 9/7 with two blanks: 7 becomes 9', () => {
    expect(scoreForm(phq9, [1, 1, 1, 1, 1, 1, null, null, 1])).toMatchObject({ ticks: 9n, missing: [7, 8] });
  });

  it('is not scored with three blanks', () => {
    expect(scoreForm(phq9, [3, 3, 3, 3, 3, null, null, null, 0])).toMatchObject({
      ticks: null,
      method: 'not scored',
    });
  });

  it('rounds half up: 4 x 9/8 = 4.5 is 5', () => {
    expect(scoreForm(phq9, [1, 1, 1, 1, 0, 0, 0, null, 0]).ticks).toBe(5n);
  });

  it('rounds to the nearest: 1 x 9/7 = 1.29 is 1, 2 x 9/7 = 2.57 is 3', () => {
    expect(scoreForm(phq9, [1, 0, 0, 0, 0, 0, null, null, 0]).ticks).toBe(1n);
    expect(scoreForm(phq9, [2, 0, 0, 0, 0, 0, null, null, 0]).ticks).toBe(3n);
  });

  it('flags item 9 at 1, whatever the total', () => {
    expect(flagsOf(0, 0, 0, 0, 0, 0, 0, 0, 1)).toEqual(['suicidal-thoughts']);
    expect(flagsOf(null, null, null, 0, 0, 0, 0, 0, 3)).toEqual(['suicidal-thoughts']);
    expect(flagsOf(3, 3, 3, 3, 3, 3, 3, 3, 0)).toEqual([]);
  });

  it('flags item 9 unanswered, even on a blank form', () => {
    expect(scoreForm(phq9, [1, 1, 1, 1, 1, 1, 1, 1, null])).toMatchObject({
      ticks: 9n,
      flags: [{ flag: 'suicidal-thoughts-unanswered', item: 9, value: null }],
    });
    expect(flagsOf(...phq9.items.map(() => null))).toEqual(['suicidal-thoughts-unanswered']);
  });

  it.each([
    [0n, 4n, 'minimal'],
    [5n, 9n, 'mild'],
    [10n, 14n, 'moderate'],
    [15n, 19n, 'moderately severe'],
    [20n, 27n, 'severe'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(phq9, from), bandOf(phq9, to)]).toEqual([label, label]);
  });

  it('has no band beyond its range', () => {
    expect([bandOf(phq9, -1n), bandOf(phq9, 28n)]).toEqual([null, null]);
  });
});
