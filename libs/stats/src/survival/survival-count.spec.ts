import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { survivalCounts } from './survival.arbitrary.js';
import { riskSets } from './survival-count.js';

describe('the risk sets', () => {
  it('hold all who have the event or are last seen from then on', () => {
    fc.assert(
      fc.property(survivalCounts, (counts) => {
        for (const { time, atRisk } of riskSets(counts)) {
          const later = counts.filter((count) => count.time >= time);
          expect(atRisk).toBe(later.reduce((sum, count) => sum + count.events + count.censored, 0));
        }
      }),
    );
  });

  it('stand at time 0 where somebody is last seen there, and nowhere where nothing happens', () => {
    expect(
      riskSets([
        { time: 0, events: 0, censored: 2 },
        { time: 7, events: 0, censored: 0 },
        { time: 14, events: 1, censored: 0 },
      ]),
    ).toEqual([
      { time: 0, events: 0, censored: 2, atRisk: 3 },
      { time: 14, events: 1, censored: 0, atRisk: 1 },
    ]);
  });

  it('are refused where times do not rise', () => {
    const at = (...times: number[]) => times.map((time) => ({ time, events: 1, censored: 0 }));
    for (const counts of [at(2, 1), at(1, 1), at(Number.NaN), at(Infinity), at(-Infinity), at(1, Number.NaN)])
      expect(() => riskSets(counts)).toThrow('Times do not rise');
  });

  it('are refused where counts are none', () => {
    for (const [events, censored] of [
      [-1, 0],
      [0, -1],
      [0.5, 0],
      [0, 0.5],
      [Number.NaN, 0],
      [0, Infinity],
    ] as const)
      expect(() => riskSets([{ time: 1, events, censored }])).toThrow('No persons are counted');
  });
});
