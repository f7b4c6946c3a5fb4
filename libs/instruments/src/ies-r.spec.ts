import { describe, expect, it } from '@jest/globals';
import { iesR } from './ies-r.js';
import { scoreForm } from './score-form.js';

const form = (answer: number | null, ...blanks: number[]) =>
  iesR.items.map(({ number }) => (blanks.includes(number) ? null : answer));

describe('the IES-R', () => {
  it('sums its 22 items by subscale', () => {
    expect(scoreForm(iesR, form(4))).toMatchObject({
      ticks: 22n * 4n,
      subscales: { intrusion: 7n * 4n, avoidance: 8n * 4n, hyperarousal: 7n * 4n },
      method: 'complete',
    });
  });

  it('is not scored when all is blank', () => {
    expect(scoreForm(iesR, form(null))).toMatchObject({ ticks: null, method: 'not scored', answered: 0 });
  });

  it.each([
    ['intrusion', [1]],
    ['avoidance', [5, 22]],
    ['hyperarousal', [21]],
  ])('fills in %s while three quarters of it are answered', (key, blanks) => {
    const score = scoreForm(iesR, form(2, ...blanks));
    expect(score).toMatchObject({ ticks: 22n * 2n, method: 'prorated' });
    expect(score.subscales[key]).not.toBeNull();
  });

  it.each([
    ['intrusion', [1, 20]],
    ['avoidance', [5, 7, 22]],
    ['hyperarousal', [4, 21]],
  ])(
    'has no total once less than three quarters of %s is answered, and keeps the other subscales',
    (key, blanks) => {
      const { ticks, subscales } = scoreForm(iesR, form(2, ...blanks));
      expect(ticks).toBeNull();
      expect(Object.keys(subscales).filter((each) => subscales[each] === null)).toEqual([key]);
    },
  );

  it('draws no diagnosis and raises no flag', () => {
    expect(scoreForm(iesR, form(4))).toMatchObject({ flags: [] });
    expect(scoreForm(iesR, form(4))).not.toHaveProperty('diagnosis');
  });
});
