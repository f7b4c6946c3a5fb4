import { describe, expect, it } from '@jest/globals';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import fc from 'fast-check';
import { beyondCritical, criticalValue, indexOf, type ChangeIndex } from './change-index.js';
import { fractionOf, pointsOf, toDouble } from './fraction.js';
import { normsOf } from './norms.js';

const formulas = ['jt', 'gln', 'en'] as const;
const indexWith = (formula: ChangeIndex['formula'], reliability: number): ChangeIndex => ({
  formula,
  reliability: fractionOf(reliability),
  baseline: normsOf(50, 10),
});
const points = (value: number) => fractionOf(value);

describe('the index of a change from 60 to 45, baseline 50 ± 10, reliability .64', () => {
  it('of Jacobson & Truax is over the error of a difference', () => {
    // SD sqrt(2 (1 - r)) = 10 sqrt(0.72).
    expect(indexOf(indexWith('jt', 0.64), points(60), points(45))).toBeCloseTo(
      -15 / (10 * Math.sqrt(0.72)),
      14,
    );
  });

  it('of Edwards & Nunnally is from the estimated true score, over the error of one score', () => {
    // M + r (60 - 50) = 56.4; SD sqrt(1 - r) = 6.
    expect(indexOf(indexWith('en', 0.64), points(60), points(45))).toBeCloseTo((45 - 56.4) / 6, 14);
  });

  it('of Gulliksen, Lord & Novick is from the same, over the error of prediction', () => {
    // SD sqrt(1 - r^2) = 10 sqrt(1 - 0.4096).
    expect(indexOf(indexWith('gln', 0.64), points(60), points(45))).toBeCloseTo(
      (45 - 56.4) / (10 * Math.sqrt(0.5904)),
      14,
    );
  });
});

describe('an index', () => {
  it('of Jacobson & Truax of no change is 0, whatever the baseline', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 800n), (tick) => {
        expect(indexOf(indexWith('jt', 0.8), pointsOf(tick, 1), pointsOf(tick, 1))).toBe(0);
      }),
    );
  });

  it('of the others of no change is towards the side of the mean on which the patient stays', () => {
    for (const formula of ['gln', 'en'] as const) {
      expect(indexOf(indexWith(formula, 0.8), points(70), points(70))).toBeGreaterThan(0);
      expect(indexOf(indexWith(formula, 0.8), points(30), points(30))).toBeLessThan(0);
      expect(indexOf(indexWith(formula, 0.8), points(50), points(50))).toBe(0);
    }
  });

  it('is beyond the critical value where its double is, unless too near to tell', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...formulas),
        fc.integer({ min: 0, max: 99 }),
        fc.bigInt(0n, 800n),
        fc.bigInt(0n, 800n),
        (formula, percent, pre, post) => {
          const index = indexWith(formula, percent / 100);
          const value = indexOf(index, pointsOf(pre, 1), pointsOf(post, 1));
          fc.pre(Math.abs(Math.abs(value) - criticalValue) > 1e-9);
          expect(beyondCritical(index, pointsOf(pre, 1), pointsOf(post, 1))).toBe(
            Math.abs(value) > criticalValue ? Math.sign(value) : 0,
          );
        },
      ),
    );
  });

  it('exactly on the critical value is not beyond it', () => {
    // r = 1/2: the standard error of a difference is the SD, 10.
    const index = indexWith('jt', 0.5);
    const [ticks, unit] = fractionOf(criticalValue);
    const at = (extra: bigint) => beyondCritical(index, [0n, 1n], [10n * ticks + extra, unit]);
    expect([at(-1n), at(0n), at(1n)]).toEqual([0, 0, 1]);
    const down = (extra: bigint) => beyondCritical(index, [0n, 1n], [-10n * ticks - extra, unit]);
    expect([down(-1n), down(0n), down(1n)]).toEqual([0, 0, -1]);
  });

  it('does not exist where the baseline has no spread', () => {
    const index: ChangeIndex = { ...indexWith('jt', 0.8), baseline: { mean: [50n, 1n], variance: [0n, 1n] } };
    expect(() => indexOf(index, points(50), points(40))).toThrow(RangeError);
  });
});

describe('the critical value', () => {
  it('is the normal quantile, which Student’s t comes to, and not 1.96', () => {
    expect(Math.abs(criticalValue - quantile(0.975, 1e12))).toBeLessThan(1e-11);
    expect(toDouble(fractionOf(criticalValue))).toBe(criticalValue);
    expect(criticalValue).toBeLessThan(1.96);
  });
});

describe('an index relative to the mean change of the group', () => {
  it('is not offered: it calls a reliable improvement below the average a deterioration', () => {
    // HLL: (post - M_post - r (pre - M_pre)) / (SD sqrt(1 - r^2)), where the group came down to 20.
    const hll = (40 - 20 - 0.9 * (50 - 50)) / (10 * Math.sqrt(1 - 0.9 ** 2));
    expect(hll).toBeGreaterThan(criticalValue);
    expect(beyondCritical(indexWith('jt', 0.9), points(50), points(40))).toBe(-1);
  });
});
