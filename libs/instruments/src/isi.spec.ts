import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band-of.js';
import { isi } from './isi.js';
import { scoreForm } from './score-form.js';

describe('the ISI', () => {
  it('sums its 7 items, and fills nothing in', () => {
    expect(scoreForm(isi, [4, 4, 4, 4, 4, 4, 4]).ticks).toBe(7n * 4n);
    expect(scoreForm(isi, [4, 4, 4, 4, 4, 4, null]).ticks).toBeNull();
  });

  it.each([
    [0n, 7n, 'no clinically significant insomnia'],
    [8n, 14n, 'subthreshold insomnia'],
    [15n, 21n, 'moderate insomnia'],
    [22n, 28n, 'severe insomnia'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(isi, from), bandOf(isi, to)]).toEqual([label, label]);
  });
});
