import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band-of.js';
import { hamA } from './ham-a.js';
import { scoreForm } from './score-form.js';

describe('the HAM-A', () => {
  const all = (answer: number | null) => hamA.items.map(() => answer);

  it('sums its 14 items, and fills nothing in', () => {
    expect(scoreForm(hamA, all(4)).ticks).toBe(14n * 4n);
    expect(scoreForm(hamA, all(4).with(13, null)).ticks).toBeNull();
  });

  it.each([
    [0n, 17n, 'mild'],
    [18n, 24n, 'mild to moderate'],
    [25n, 30n, 'moderate to severe'],
    [31n, 56n, 'very severe'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(hamA, from), bandOf(hamA, to)]).toEqual([label, label]);
  });
});
