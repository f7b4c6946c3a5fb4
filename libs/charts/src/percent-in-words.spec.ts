import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percent, percentDecimals, percentInterval } from './percent-in-words.js';

describe('percentDecimals', () => {
  it('lets only none be 0 % and only all be 100 %', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 1e7 })
          .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n))),
        ([x, n]) => {
          const shown = Number(percent(x / n, percentDecimals(n)));
          expect(shown > 0 && shown < 100).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
    for (const n of [199, 200, 1999, 2000, 19_999, 20_000])
      for (const x of [1, n - 1]) expect([0, 100]).not.toContain(Number(percent(x / n, percentDecimals(n))));
  });

  it('has whole percents for a trial', () => {
    expect([0, 1, 21, 199].map(percentDecimals)).toEqual([0, 0, 0, 0]);
    expect([200, 1999, 2000].map(percentDecimals)).toEqual([1, 1, 2]);
  });
});

describe('percent', () => {
  it('has a true minus sign, and none before a zero', () => {
    expect([0.381, -0.143, -0.004].map((share) => percent(share, 0))).toEqual(['38', '−14', '0']);
  });
});

describe('percentInterval', () => {
  it('is null where an end cannot be told', () => {
    expect(percentInterval({ lower: -0.39, upper: 0.13 }, 0)).toBe('−39 to 13');
    expect(percentInterval({ lower: null, upper: 0.13 }, 0)).toBeNull();
    expect(percentInterval({ lower: 0.1, upper: null }, 0)).toBeNull();
  });
});
