import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band-of.js';
import { bdiII } from './bdi-ii.js';
import { scoreForm } from './score-form.js';

describe('the BDI-II', () => {
  const all = (answer: number | null) => bdiII.items.map(() => answer);
  const flagsOf = (answers: (number | null)[]) => scoreForm(bdiII, answers).flags.map(({ flag }) => flag);

  it('sums its 21 items, and fills nothing in', () => {
    expect(scoreForm(bdiII, all(3)).ticks).toBe(21n * 3n);
    expect(scoreForm(bdiII, all(3).with(20, null)).ticks).toBeNull();
  });

  it('flags item 9 at 1, whatever the total, and unanswered', () => {
    expect(flagsOf(all(0).with(8, 1))).toEqual(['suicidal-thoughts']);
    expect(flagsOf(all(null).with(8, 1))).toEqual(['suicidal-thoughts']);
    expect(flagsOf(all(3).with(8, 0))).toEqual([]);
    expect(flagsOf(all(3).with(8, null))).toEqual(['suicidal-thoughts-unanswered']);
  });

  it.each([
    [0n, 13n, 'minimal'],
    [14n, 19n, 'mild'],
    [20n, 28n, 'moderate'],
    [29n, 63n, 'severe'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(bdiII, from), bandOf(bdiII, to)]).toEqual([label, label]);
  });
});
