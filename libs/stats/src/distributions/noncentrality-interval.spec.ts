import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { noncentralTTails } from './noncentral-t.js';
import { noncentralityInterval } from './noncentrality-interval.js';

/** A tail at few degrees of freedom is thousands of evaluations. */
const runs = { numRuns: 20 };

interface Hedges {
  estimable: boolean;
  n1: number;
  n2: number;
  cohens_d: number | null;
  J_exact: number;
  ci_noncentral_t: [number, number] | null;
}
interface Golden {
  tables: { between_arms: { hedges: Hedges }[]; change_between_arms: { hedges?: Hedges }[] }[];
}

const golden = new URL('../../../../test/reference/golden/', import.meta.url);
const effects = readdirSync(golden)
  .filter((name) => name.startsWith('simple.'))
  .flatMap((name) => (JSON.parse(readFileSync(new URL(name, golden), 'utf8')) as Golden).tables)
  .flatMap(({ between_arms: scores, change_between_arms: changes }) => [...scores, ...changes])
  .flatMap(({ hedges }) => (hedges?.estimable ? [hedges] : []));

describe('the interval of the noncentrality', () => {
  it('leaves 2.5 % in either tail', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (t, df) => {
          const { lower, upper } = noncentralityInterval(t, df);
          expect(Math.abs(noncentralTTails(t, df, lower).upper - 0.025)).toBeLessThanOrEqual(1e-13);
          expect(Math.abs(noncentralTTails(t, df, upper).lower - 0.025)).toBeLessThanOrEqual(1e-13);
        },
      ),
      runs,
    );
  });

  it('mirrors t', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 40, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (t, df) => {
          const { lower, upper } = noncentralityInterval(t, df);
          const mirrored = noncentralityInterval(-t, df);
          expect(Math.abs(mirrored.lower + upper)).toBeLessThanOrEqual(1e-12);
          expect(Math.abs(mirrored.upper + lower)).toBeLessThanOrEqual(1e-12);
        },
      ),
      runs,
    );
  });

  it('is found far out, at one degree of freedom too', () => {
    for (const [t, df] of [
      [300, 1],
      [-1000, 100],
      [50, 1e6],
    ] as const) {
      const { lower, upper } = noncentralityInterval(t, df);
      expect(Math.abs(noncentralTTails(t, df, lower).upper - 0.025)).toBeLessThanOrEqual(1e-12);
      expect(Math.abs(noncentralTTails(t, df, upper).lower - 0.025)).toBeLessThanOrEqual(1e-12);
    }
  });

  it('is that of Hedges g once scaled by J sqrt(1 / n1 + 1 / n2), as R has it', () => {
    expect(effects.length).toBeGreaterThan(20);
    for (const { n1, n2, cohens_d: d, J_exact: correction, ci_noncentral_t: limits } of effects) {
      if (d === null || limits === null) throw new Error('An effect that is estimable has its interval');
      const scale = Math.sqrt(1 / n1 + 1 / n2);
      const { lower, upper } = noncentralityInterval(d / scale, n1 + n2 - 2);
      expect(Math.abs(lower * scale * correction - limits[0])).toBeLessThanOrEqual(1e-11);
      expect(Math.abs(upper * scale * correction - limits[1])).toBeLessThanOrEqual(1e-11);
    }
  });

  it('does not exist outside the domain of t', () => {
    expect(() => noncentralityInterval(Number.NaN, 5)).toThrow(RangeError);
    expect(() => noncentralityInterval(1, 0)).toThrow(RangeError);
  });
});
