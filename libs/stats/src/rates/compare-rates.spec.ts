import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareRates } from './compare-rates.js';
import { oddsRatio } from './odds-ratio.js';
import { proportions } from './proportion.arbitrary.js';
import { riskRatio } from './risk-ratio.js';

describe('two rates compared', () => {
  it('are 3/4 against 1/2: difference 1/4, NNT 4, risk ratio 3/2, odds ratio 3', () => {
    expect(compareRates({ x: 15, n: 20 }, { x: 10, n: 20 })).toMatchObject({
      difference: 0.25,
      numberNeededToTreat: 4,
      riskRatio: 1.5,
      oddsRatio: 3,
    });
  });

  it('have inverse ratios and an NNT of the other sign when they change places', () => {
    fc.assert(
      fc.property(proportions(), proportions(), (arm, reference) => {
        const here = compareRates(arm, reference);
        const there = compareRates(reference, arm);
        for (const [one, other] of [
          [here.riskRatio, there.riskRatio],
          [here.oddsRatio, there.oddsRatio],
        ] as const)
          if (one && other) expect(Math.abs(one * other - 1)).toBeLessThanOrEqual(1e-14);
        if (here.numberNeededToTreat === null) expect(there.numberNeededToTreat).toBeNull();
        else expect(there.numberNeededToTreat).toBe(-here.numberNeededToTreat);
      }),
    );
  });

  it('have no NNT where they are equal', () => {
    expect(compareRates({ x: 1, n: 49 }, { x: 3, n: 147 }).numberNeededToTreat).toBeNull();
  });

  it('have nothing where an arm has nobody', () => {
    for (const [arm, reference] of [
      [
        { x: 0, n: 0 },
        { x: 1, n: 2 },
      ],
      [
        { x: 1, n: 2 },
        { x: 0, n: 0 },
      ],
    ] as const)
      expect(new Set(Object.values(compareRates(arm, reference)))).toEqual(new Set([null]));
  });

  it('have no ratio over 0', () => {
    expect(riskRatio({ x: 3, n: 4 }, { x: 0, n: 4 })).toBeNull();
    expect(oddsRatio({ x: 3, n: 4 }, { x: 0, n: 4 })).toBeNull();
    expect(oddsRatio({ x: 4, n: 4 }, { x: 1, n: 4 })).toBeNull();
  });

  it('have a ratio of 0 where nobody in the arm has the outcome', () => {
    expect(riskRatio({ x: 0, n: 4 }, { x: 1, n: 4 })).toBe(0);
    expect(oddsRatio({ x: 0, n: 4 }, { x: 1, n: 4 })).toBe(0);
  });

  it('are refused for counts that are none', () => {
    const wrong = { x: 2, n: 1 };
    const right = { x: 1, n: 2 };
    for (const compare of [compareRates, riskRatio, oddsRatio]) {
      expect(() => compare(wrong, right)).toThrow(RangeError);
      expect(() => compare(right, wrong)).toThrow(RangeError);
    }
  });
});
