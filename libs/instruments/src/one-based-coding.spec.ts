import { describe, expect, it } from '@jest/globals';
import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';
import { pcl5 } from './pcl-5.js';
import { phq9 } from './phq-9.js';
import { watchCoding } from './one-based-coding.js';

const all = (instrument: Instrument, answer: number | null) => instrument.items.map(() => answer);

function watched(forms: [Instrument, (number | null)[]][]): string[] {
  const watch = watchCoding();
  for (const [instrument, answers] of forms) watch.see(instrument, answers);
  return watch.warnings();
}

const many = (count: number, instrument: Instrument, answers: (number | null)[]) =>
  Array.from({ length: count }, (): [Instrument, (number | null)[]] => [instrument, answers]);

describe('a file of forms', () => {
  it('is warned of when 30 forms have not one 0', () => {
    expect(watched(many(30, pcl5, all(pcl5, 1)))).toEqual([
      'None of the 30 PCL-5 forms has a single 0; PCL-5 is coded 0-4, not 1-5: check how they were coded',
    ]);
  });

  it('is not warned of with 29 such forms', () => {
    expect(watched(many(29, pcl5, all(pcl5, 1)))).toEqual([]);
  });

  it('is not warned of once a single answer is 0', () => {
    expect(watched([...many(40, pcl5, all(pcl5, 1)), [pcl5, all(pcl5, 1).with(7, 0)]])).toEqual([]);
  });

  it('does not count blank forms', () => {
    expect(watched([...many(29, pcl5, all(pcl5, 1)), ...many(9, pcl5, all(pcl5, null))])).toEqual([]);
  });

  it('is judged instrument by instrument', () => {
    const warnings = watched([...many(30, pcl5, all(pcl5, 2)), ...many(30, phq9, all(phq9, 0))]);
    expect(warnings).toHaveLength(1);
    expect(watched([...many(15, pcl5, all(pcl5, 2)), ...many(15, phq9, all(phq9, 2))])).toEqual([]);
  });

  it('is left alone where answers do not begin at 0', () => {
    const fromOne: Instrument = { ...pcl5, key: 'own', items: numbered(20, 1, 5) };
    expect(watched(many(30, fromOne, all(fromOne, 1)))).toEqual([]);
  });
});
