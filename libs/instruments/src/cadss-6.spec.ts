import { describe, expect, it } from '@jest/globals';
import { cadss6 } from './cadss-6.js';
import { scoreForm } from './score-form.js';
import { resolveRecall, seriesOf } from './series.js';

describe('the CADSS-6', () => {
  it('sums its 6 items, and fills nothing in', () => {
    expect(scoreForm(cadss6, [4, 4, 4, 4, 4, 4]).ticks).toBe(6n * 4n);
    expect(scoreForm(cadss6, [4, 4, 4, 4, 4, null]).ticks).toBeNull();
  });

  it('asks about now: it has no recall', () => {
    expect(resolveRecall(cadss6, undefined)).toEqual({ recall: null });
    expect(seriesOf(cadss6, null)).toBe('cadss-6');
    expect(resolveRecall(cadss6, 'P1D')).toMatchObject({ rule: 'recall' });
  });

  it('says which items of the CADSS it takes', () => {
    expect(cadss6.coding).toContain('1, 2, 6, 7, 15 and 22');
  });
});
