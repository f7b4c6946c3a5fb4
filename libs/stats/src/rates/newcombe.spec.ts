import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newcombeDifference } from './newcombe.js';
import { proportions, rest } from './proportion.arbitrary.js';

const numbers = (values: (number | null)[]): number[] => values.map((value) => value ?? NaN);

describe("Newcombe's interval of a difference of rates", () => {
  it('is the example of his paper: 56/70 less 48/80 is 0.2000, 0.0524 to 0.3339 by method 10', () => {
    const { difference, lower, upper } = newcombeDifference({ x: 56, n: 70 }, { x: 48, n: 80 });
    expect(numbers([difference, lower, upper]).map((value) => value.toFixed(4))).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
  });

  it('holds the difference and lies within -1 and 1', () => {
    fc.assert(
      fc.property(proportions(), proportions(), (arm, reference) => {
        const { difference, lower, upper } = newcombeDifference(arm, reference);
        const [least = NaN, middle = NaN, most = NaN] = numbers([lower, difference, upper]);
        expect(least).toBeLessThanOrEqual(middle);
        expect(middle).toBeLessThanOrEqual(most);
        expect(least).toBeGreaterThanOrEqual(-1 - 1e-15);
        expect(most).toBeLessThanOrEqual(1 + 1e-15);
      }),
    );
  });

  it('changes its sign when the arms change places, and when the outcome is turned round', () => {
    fc.assert(
      fc.property(proportions(), proportions(), (arm, reference) => {
        const here = newcombeDifference(arm, reference);
        for (const there of [
          newcombeDifference(reference, arm),
          newcombeDifference(rest(arm), rest(reference)),
        ])
          for (const [one, other] of [
            [here.difference, there.difference],
            [here.lower, there.upper],
            [here.upper, there.lower],
          ] as const)
            expect(Math.abs((one ?? NaN) + (other ?? NaN))).toBeLessThanOrEqual(1e-14);
      }),
    );
  });

  it('is exactly 0 between equal rates of different groups', () => {
    expect(newcombeDifference({ x: 1, n: 49 }, { x: 3, n: 147 }).difference).toBe(0);
  });

  it('is null where an arm has nobody', () => {
    const none = { difference: null, lower: null, upper: null };
    expect(newcombeDifference({ x: 0, n: 0 }, { x: 1, n: 2 })).toEqual(none);
    expect(newcombeDifference({ x: 1, n: 2 }, { x: 0, n: 0 })).toEqual(none);
  });

  it('is refused for counts that are none', () => {
    expect(() => newcombeDifference({ x: 1, n: 2 }, { x: 3, n: 2 })).toThrow(RangeError);
  });
});
