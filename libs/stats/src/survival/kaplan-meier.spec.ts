import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kaplanMeier } from './kaplan-meier.js';
import { survivalCounts } from './survival.arbitrary.js';

describe('the product-limit estimate', () => {
  it('is the share without the event, with its binomial SE, while nobody is censored before', () => {
    fc.assert(
      fc.property(survivalCounts, (counts) => {
        const last = counts.length;
        const uncensored = counts.map((count, i) => ({ ...count, censored: i === last - 1 ? 3 : 0 }));
        const { n, steps } = kaplanMeier(uncensored, 'plain');
        let left = n;
        for (const { events, survival, se } of steps) {
          left -= events;
          const share = left / n;
          expect(Math.abs(survival - share)).toBeLessThanOrEqual(1e-14);
          expect(Math.abs((se ?? 0) - Math.sqrt((share * (1 - share)) / n))).toBeLessThanOrEqual(1e-13);
        }
      }),
    );
  });

  it('never rises, and falls at events only', () => {
    fc.assert(
      fc.property(survivalCounts, (counts) => {
        let before = 1;
        for (const { events, survival } of kaplanMeier(counts, 'log').steps) {
          if (events > 0) expect(survival).toBeLessThan(before);
          else expect(survival).toBe(before);
          before = survival;
        }
      }),
    );
  });

  it('is the same on every scale, in whatever unit the time is', () => {
    fc.assert(
      fc.property(survivalCounts, (counts) => {
        const days = kaplanMeier(counts, 'log-log');
        const halves = kaplanMeier(
          counts.map((count) => ({ ...count, time: count.time / 2 })),
          'log',
        );
        expect(halves.steps.map(({ survival, se }) => [survival, se])).toEqual(
          days.steps.map(({ survival, se }) => [survival, se]),
        );
        expect(halves.median).toBe(days.median === null ? null : days.median / 2);
      }),
    );
  });

  it('is 3/4 and 3/8 after one of four, one censored, and one of two', () => {
    const { n, events, steps, median } = kaplanMeier(
      [
        { time: 1, events: 1, censored: 1 },
        { time: 2, events: 1, censored: 1 },
      ],
      'plain',
    );
    expect({ n, events, median }).toEqual({ n: 4, events: 2, median: 2 });
    expect(steps.map(({ survival }) => survival)).toEqual([0.75, 0.375]);
    // Greenwood: 1 / (4 * 3), then 1 / (4 * 3) + 1 / (2 * 1).
    expect(steps[0]?.se).toBeCloseTo(0.75 * Math.sqrt(1 / 12), 15);
    expect(steps[1]?.se).toBeCloseTo(0.375 * Math.sqrt(1 / 12 + 1 / 2), 15);
  });

  it('is 1 without an error at time 0, where somebody is last seen there', () => {
    expect(
      kaplanMeier(
        [
          { time: 0, events: 0, censored: 2 },
          { time: 7, events: 1, censored: 1 },
        ],
        'log',
      ).steps[0],
    ).toEqual({ time: 0, atRisk: 4, events: 0, censored: 2, survival: 1, se: 0, lower: 1, upper: 1 });
  });

  it('is 0 without an SE and without limits once all at risk have had the event', () => {
    const { steps, median } = kaplanMeier([{ time: 3, events: 2, censored: 0 }], 'log');
    expect(steps).toEqual([
      { time: 3, atRisk: 2, events: 2, censored: 0, survival: 0, se: null, lower: null, upper: null },
    ]);
    expect(median).toBe(3);
  });

  it('has nothing of nobody', () => {
    const nothing = { n: 0, events: 0, steps: [], median: null, lower: null, upper: null };
    expect(kaplanMeier([], 'log')).toEqual(nothing);
    expect(kaplanMeier([{ time: 1, events: 0, censored: 0 }], 'log')).toEqual(nothing);
  });

  it('has no median where nobody has the event', () => {
    expect(kaplanMeier([{ time: 1, events: 0, censored: 9 }], 'log')).toMatchObject({ n: 9, median: null });
  });

  it('is refused where times do not rise', () => {
    const twice = { time: 1, events: 1, censored: 0 };
    expect(() => kaplanMeier([twice, twice], 'log')).toThrow(RangeError);
  });
});
