import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band-of.js';
import { checkItems } from './check-answers.js';
import { gad7 } from './gad-7.js';
import { loincOf } from './loinc.js';
import { scoreForm } from './score-form.js';

describe('the GAD-7', () => {
  it('sums its 7 items', () => {
    expect(scoreForm(gad7, [3, 3, 3, 3, 3, 3, 3])).toMatchObject({ ticks: 7n * 3n, method: 'complete' });
  });

  it('fills nothing in', () => {
    expect(scoreForm(gad7, [3, 3, 3, 3, 3, 3, null])).toMatchObject({ ticks: null, method: 'not scored' });
  });

  it.each([
    [0n, 4n, 'minimal'],
    [5n, 9n, 'mild'],
    [10n, 14n, 'moderate'],
    [15n, 21n, 'severe'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(gad7, from), bandOf(gad7, to)]).toEqual([label, label]);
  });

  it('says what its lowest answer is called', () => {
    expect(checkItems(gad7, [4, 0, 0, 0, 0, 0, 0])).toMatchObject([
      { detail: 'Item 1 is 4; GAD-7 is coded 0-3, 0 being "Not at all"' },
    ]);
  });

  it('has the code of its total, which is not that of the panel', () => {
    expect(loincOf(gad7, 'P14D', 'total')).toBe('70274-6');
    expect(loincOf(gad7, 'P14D', 'panel')).toBe('69737-5');
  });
});
