import { describe, expect, it } from '@jest/globals';
import { checkTotal } from './check-answers.js';
import { scoreForm } from './score-form.js';
import { who5 } from './who-5.js';

describe('the WHO-5', () => {
  it('is four times its raw sum: 13 is 52', () => {
    expect(scoreForm(who5, [3, 3, 3, 2, 2]).ticks).toBe(BigInt(13 * 4));
  });

  it('runs from 0 to 100, higher being better; nothing is subtracted', () => {
    expect([scoreForm(who5, [0, 0, 0, 0, 0]).ticks, scoreForm(who5, [5, 5, 5, 5, 5]).ticks]).toEqual([
      0n,
      100n,
    ]);
    expect(who5.better).toBe('higher');
  });

  it('fills nothing in', () => {
    expect(scoreForm(who5, [5, 5, 5, 5, null]).ticks).toBeNull();
  });

  it('takes a reported total on the scale of 0 to 100', () => {
    expect(checkTotal(who5, 52)).toBe(52n);
    expect(checkTotal(who5, 101)).toMatchObject({ rule: 'range' });
  });

  it('is poor below a raw sum of 13, which is 48 or less', () => {
    expect(scoreForm(who5, [3, 3, 2, 2, 2]).ticks).toBe(48n);
    expect(who5.cutoffs?.map(({ at, meets }) => `${meets} ${at}`)).toEqual([
      'at-or-below 48',
      'at-or-below 50',
    ]);
  });
});
