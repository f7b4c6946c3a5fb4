import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band-of.js';
import { caps5 } from './caps-5.js';
import { scoreForm } from './score-form.js';
import { resolveRecall, seriesOf } from './series.js';

const form = (answer: number | null, others: Record<number, number | null> = {}) =>
  caps5.items.map(({ number }) => (number in others ? (others[number] ?? null) : answer));
const met = { 1: 2, 6: 2, 8: 2, 9: 2, 15: 2, 16: 2 };

describe('the CAPS-5', () => {
  it('sums the severity of its 20 symptoms by cluster', () => {
    expect(scoreForm(caps5, form(4))).toMatchObject({
      ticks: 20n * 4n,
      subscales: { intrusion: 5n * 4n, avoidance: 2n * 4n, cognition: 7n * 4n, arousal: 6n * 4n },
    });
  });

  it('fills nothing in, and keeps the clusters that are whole', () => {
    const score = scoreForm(caps5, form(2, { 8: null }));
    expect(score.ticks).toBeNull();
    expect(score.subscales).toEqual({ intrusion: 10n, avoidance: 4n, cognition: null, arousal: 12n });
  });

  it('meets the symptom criteria with 1 B, 1 C, 2 D and 2 E items at 2, and with none of them less', () => {
    expect(scoreForm(caps5, form(0, met)).diagnosis).toBe('met');
    for (const item of Object.keys(met))
      expect(scoreForm(caps5, form(1, { ...met, [item]: 1 })).diagnosis).toBe('not met');
    expect(scoreForm(caps5, form(0, { ...met, 6: null })).diagnosis).toBe('indeterminate');
  });

  it('says that duration and impairment are not judged', () => {
    expect(caps5.diagnosis?.text).toMatch(/duration \(F\) and distress or impairment \(G\) are not/);
  });

  it.each([
    [0n, 10n, 'asymptomatic'],
    [11n, 22n, 'mild'],
    [23n, 34n, 'moderate'],
    [35n, 46n, 'severe'],
    [47n, 80n, 'extreme'],
  ])('calls %i to %i %s', (from, to, label) => {
    expect([bandOf(caps5, from), bandOf(caps5, to)]).toEqual([label, label]);
  });

  it('keeps the past week and the past month apart', () => {
    expect(caps5.recalls.map((recall) => seriesOf(caps5, recall))).toEqual(['caps-5:P7D', 'caps-5:P1M']);
    expect(resolveRecall(caps5, undefined)).toMatchObject({ rule: 'recall' });
  });
});
