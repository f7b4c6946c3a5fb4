import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noncentralTTails } from './noncentral-t.js';
import { normalCdf } from './normal.js';
import { tTwoSidedP } from './student-t.js';

const statistics = fc.double({ min: -30, max: 30, noNaN: true });
const degrees = fc.double({ min: 1, max: 1e4, noNaN: true });
const noncentralities = fc.double({ min: -30, max: 30, noNaN: true });

/** A tail at few degrees of freedom is thousands of evaluations. */
const runs = { numRuns: 30 };

const within = (relative: number, actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * expected + Number.MIN_VALUE);

describe('the noncentral t', () => {
  it('is Student t where its noncentrality is 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), degrees, (t, df) => {
        const { lower, upper } = noncentralTTails(t, df, 0);
        within(1e-11, 2 * Math.min(lower, upper), tTwoSidedP(t, df));
      }),
      runs,
    );
  });

  it('mirrors its tails when t and noncentrality change sign', () => {
    fc.assert(
      fc.property(statistics, degrees, noncentralities, (t, df, ncp) => {
        const here = noncentralTTails(t, df, ncp);
        const there = noncentralTTails(-t, df, -ncp);
        expect(Math.abs(here.lower - there.upper)).toBeLessThanOrEqual(1e-14);
        expect(Math.abs(here.upper - there.lower)).toBeLessThanOrEqual(1e-14);
      }),
      runs,
    );
  });

  it('is normal at t = 0, whatever its degrees of freedom', () => {
    fc.assert(
      fc.property(degrees, noncentralities, (df, ncp) => {
        const { lower, upper } = noncentralTTails(0, df, ncp);
        within(1e-12, ncp > 0 ? lower : upper, normalCdf(-Math.abs(ncp)));
      }),
      runs,
    );
  });

  it('falls as the noncentrality rises', () => {
    fc.assert(
      fc.property(statistics, degrees, noncentralities, (t, df, ncp) => {
        expect(noncentralTTails(t, df, ncp + 0.01).lower).toBeLessThanOrEqual(
          noncentralTTails(t, df, ncp).lower + 1e-14,
        );
      }),
      runs,
    );
  });

  it('does not exist outside its domain', () => {
    for (const [t, df, ncp] of [
      [Number.NaN, 5, 0],
      [Infinity, 5, 0],
      [1, 0, 0],
      [1, Infinity, 0],
      [1, Number.NaN, 0],
      [1, 5, Infinity],
      [1, 5, Number.NaN],
    ] as const)
      expect(() => noncentralTTails(t, df, ncp)).toThrow('The noncentral t does not exist');
  });
});
