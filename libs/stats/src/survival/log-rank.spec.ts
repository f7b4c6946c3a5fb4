import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquare2x2 } from '../rates/chi-square-2x2.js';
import { proportions } from '../rates/proportion.arbitrary.js';
import { logRank } from './log-rank.js';
import { survivalCounts } from './survival.arbitrary.js';

const groups = fc.array(survivalCounts, { minLength: 2, maxLength: 5 });

describe('the log-rank test', () => {
  it('is (N - 1) / N of the chi-square of two rates where all events are at one time', () => {
    fc.assert(
      fc.property(proportions(), proportions(), (arm, reference) => {
        const countsOf = ({ x, n }: { x: number; n: number }) => [
          { time: 1, events: x, censored: 0 },
          { time: 2, events: 0, censored: n - x },
        ];
        const { chiSquare } = logRank([countsOf(arm), countsOf(reference)]);
        const { statistic } = chiSquare2x2(arm, reference);
        const all = arm.n + reference.n;
        if (statistic === null) expect(chiSquare).toBeNull();
        else
          expect(Math.abs((chiSquare ?? NaN) - (statistic * (all - 1)) / all)).toBeLessThanOrEqual(
            1e-10 * Math.max(statistic, 1),
          );
      }),
    );
  });

  it('expects as many events as there are', () => {
    fc.assert(
      fc.property(groups, (counts) => {
        const { groups: of } = logRank(counts);
        const excess = of.reduce((sum, { observed, expected }) => sum + observed - expected, 0);
        expect(Math.abs(excess)).toBeLessThanOrEqual(1e-10);
      }),
    );
  });

  it('does not know the order of the groups', () => {
    fc.assert(
      fc.property(groups, (counts) => {
        const here = logRank(counts);
        const there = logRank([...counts].reverse());
        expect(there.df).toBe(here.df);
        if (here.chiSquare === null) expect(there.chiSquare).toBeNull();
        else
          expect(Math.abs((there.chiSquare ?? NaN) - here.chiSquare)).toBeLessThanOrEqual(
            1e-8 * Math.max(here.chiSquare, 1),
          );
      }),
    );
  });

  it('is 0 with p = 1 between groups alike', () => {
    const counts = [
      { time: 1, events: 3, censored: 1 },
      { time: 2, events: 2, censored: 4 },
    ];
    const { chiSquare, df, p } = logRank([counts, counts, counts]);
    expect(chiSquare).toBeCloseTo(0, 12);
    expect(df).toBe(2);
    expect(p).toBeCloseTo(1, 12);
  });

  it('leaves out a group that all left before the first event', () => {
    const one = [{ time: 5, events: 2, censored: 8 }];
    const two = [{ time: 6, events: 4, censored: 6 }];
    const gone = [{ time: 1, events: 0, censored: 7 }];
    const { chiSquare, df, p, groups: of } = logRank([gone, one, two]);
    expect({ chiSquare, df, p }).toEqual(
      (({ chiSquare, df, p }) => ({ chiSquare, df, p }))(logRank([one, two])),
    );
    expect(df).toBe(1);
    expect(of[0]).toEqual({ n: 7, observed: 0, expected: 0 });
  });

  it('does not exist where fewer than two groups can be compared', () => {
    const one = [{ time: 5, events: 2, censored: 8 }];
    const none = { chiSquare: null, df: 0, p: null };
    expect(logRank([])).toEqual({ groups: [], ...none });
    expect(logRank([one])).toMatchObject(none);
    expect(logRank([one, []])).toMatchObject(none);
    expect(logRank([one, [{ time: 1, events: 0, censored: 3 }]])).toMatchObject(none);
    expect(
      logRank([[{ time: 1, events: 0, censored: 3 }], [{ time: 1, events: 0, censored: 3 }]]),
    ).toMatchObject(none);
  });

  it('does not exist where all have the event at once', () => {
    const all = [{ time: 5, events: 3, censored: 0 }];
    expect(logRank([all, all])).toMatchObject({ chiSquare: null, df: 1, p: null });
  });

  it('is refused where times do not rise', () => {
    const twice = { time: 1, events: 1, censored: 0 };
    expect(() => logRank([[twice, twice], [twice]])).toThrow(RangeError);
  });
});
