import { describe, expect, it } from '@jest/globals';
import { changeDifference, scoreDifference, type MeanDifference } from './between-arms.js';
import { smallSampleFactor } from './hedges-g.js';
import { goldenTables, tallyOfTable, visitsOfTable } from '../../../test/support/golden-tables.js';
import { readTally } from './tally-index.js';
import { standardisedChange, withinArm } from './within-arm.js';

interface Interval {
  se: number;
  df: number;
  t: number;
  p: number;
  ci_lower: number;
  ci_upper: number;
}
interface GoldenDifference {
  arm: string;
  reference: string;
  visit: string;
  welch: { estimable: boolean; difference: number; pooled: Interval } & Interval;
  hedges: {
    estimable: boolean;
    J_exact: number;
    sd_pooled: number;
    cohens_d: number;
    hedges_g: number;
    ci_noncentral_t: [number, number];
  };
}
interface GoldenChange extends Interval {
  arm: string;
  visit: string;
  n: number;
  mean: number;
}

/** Relative 1e-10, noncentral t and p 1e-8; a residue around zero: absolute 1e-12. */
function expectClose(ours: number | null, golden: number | null | undefined, tolerance = 1e-10): void {
  if (golden == null) return;
  expect(ours).not.toBeNull();
  expect(Math.abs(ours! - golden)).toBeLessThanOrEqual(tolerance * Math.abs(golden) + 1e-12);
}

function expectDifference(ours: MeanDifference, { welch, hedges }: GoldenDifference): void {
  // R refuses where a cell holds one score; both arms constant too.
  expect(ours.why === null).toBe(welch.estimable);
  expect(ours.hedges !== null).toBe(hedges.estimable);
  if (welch.estimable) {
    expectClose(ours.estimate, welch.difference);
    for (const [mine, theirs] of [
      [ours.welch, welch],
      [ours.pooled, welch.pooled],
    ] as const) {
      for (const field of ['se', 'df', 't'] as const) expectClose(mine[field], theirs[field]);
      expectClose(mine.p, theirs.p, 1e-8);
      expectClose(mine.lower, theirs.ci_lower);
      expectClose(mine.upper, theirs.ci_upper);
    }
  }
  if (ours.hedges && hedges.estimable) {
    expectClose(ours.hedges.j, hedges.J_exact);
    expectClose(ours.hedges.sdPooled, hedges.sd_pooled);
    expectClose(ours.hedges.d, hedges.cohens_d);
    expectClose(ours.hedges.g, hedges.hedges_g);
    expectClose(ours.hedges.lower, hedges.ci_noncentral_t[0], 1e-8);
    expectClose(ours.hedges.upper, hedges.ci_noncentral_t[1], 1e-8);
  }
}

describe('differences between arms and changes inside them agree with R', () => {
  it.each(goldenTables.map((table) => [table.id, table] as const))('%s', (_, table) => {
    const { tally, decimals } = tallyOfTable(table);
    const index = readTally(tally);
    const visits = visitsOfTable(table);
    const rows = (key: string) => (table[key] as GoldenDifference[] | undefined) ?? [];
    for (const row of rows('between_arms'))
      expectDifference(
        scoreDifference(index, [row.arm], [row.reference], visits.indexOf(row.visit), decimals),
        row,
      );
    for (const row of rows('change_between_arms'))
      expectDifference(
        changeDifference(index, [row.arm], [row.reference], visits.indexOf(row.visit), decimals),
        row,
      );
    for (const row of table.change_from_baseline as unknown as GoldenChange[]) {
      const ours = withinArm(index, [row.arm], visits.indexOf(row.visit), decimals);
      expect(ours.n).toBe(row.n);
      expectClose(ours.estimate, row.mean);
      for (const field of ['se', 't'] as const) expectClose(ours[field], row[field]);
      expectClose(ours.p, row.p, 1e-8);
    }
  });
});

describe('published effect sizes', () => {
  /** Moments in hundredths of a point that have the mean and SD (Earleywine, preprint: n = 117). */
  const published = (n: bigint, mean: number, sd: number) => {
    const sum = BigInt(Math.round(mean * 100)) * n;
    const variance = BigInt(Math.round(sd * 100)) ** 2n;
    return { n, sum, sumOfSquares: (variance * n * (n - 1n) + sum * sum) / n };
  };

  it('d of an uncontrolled clinic is d_av: (52.39 - 29.42) / sqrt((11.90^2 + 16.52^2) / 2) = 1.60', () => {
    const [before, after] = [published(117n, 52.39, 11.9), published(117n, 29.42, 16.52)];
    // The change's own spread is not published; it does not enter d_av.
    const change = {
      n: 117n,
      sum: after.sum - before.sum,
      sumOfSquares: before.sumOfSquares + after.sumOfSquares,
    };
    const { dAv } = standardisedChange(change, before, after, 2);
    expect(Math.abs(dAv!)).toBeCloseTo((52.39 - 29.42) / Math.sqrt((11.9 ** 2 + 16.52 ** 2) / 2), 4);
    expect(Math.abs(dAv!).toFixed(2)).toBe('1.60');
  });

  it('Hedges takes d = 1.13 of 15 and 15 patients to 1.099: J(28) = 0.97293', () => {
    expect(smallSampleFactor(28).toFixed(5)).toBe('0.97293');
    expect((smallSampleFactor(28) * 1.13).toFixed(3)).toBe('1.099');
  });

  it('J goes on smoothly where its series takes over', () => {
    const step = smallSampleFactor(1001) - smallSampleFactor(1000);
    expect(step / (smallSampleFactor(1000) - smallSampleFactor(999))).toBeCloseTo(1, 2);
    expect(smallSampleFactor(1e9)).toBeCloseTo(1, 8);
  });
});
