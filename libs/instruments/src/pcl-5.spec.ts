import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pcl5 } from './pcl-5.js';
import { scoreForm } from './score-form.js';

/** A form of one answer throughout, with some items answered otherwise. */
function form(answer: number | null, others: Record<number, number | null> = {}): (number | null)[] {
  return pcl5.items.map(({ number }) => (number in others ? (others[number] ?? null) : answer));
}

const met = { 1: 2, 6: 2, 8: 2, 9: 2, 15: 2, 16: 2 };

describe('the PCL-5', () => {
  it('is not scored when all is blank, and nothing is then known of the diagnosis', () => {
    const score = scoreForm(pcl5, form(null));
    expect(score).toMatchObject({
      ticks: null,
      method: 'not scored',
      answered: 0,
      diagnosis: 'indeterminate',
    });
    expect(Object.values(score.subscales)).toEqual([null, null, null, null]);
    expect(score.missing).toHaveLength(20);
  });

  it('is 0 when all is answered 0', () => {
    expect(scoreForm(pcl5, form(0))).toMatchObject({ ticks: 0n, method: 'complete', diagnosis: 'not met' });
  });

  it('sums its clusters', () => {
    expect(scoreForm(pcl5, form(4))).toMatchObject({
      ticks: 80n,
      subscales: { intrusion: 5n * 4n, avoidance: 2n * 4n, cognition: 7n * 4n, arousal: 6n * 4n },
      diagnosis: 'met',
    });
  });

  it('has no avoidance score and no total with one of its two avoidance items blank', () => {
    const score = scoreForm(pcl5, form(3, { 6: null }));
    expect(score).toMatchObject({ ticks: null, method: 'not scored', answered: 19, missing: [6] });
    expect(score.subscales).toEqual({ intrusion: 15n, avoidance: null, cognition: 21n, arousal: 18n });
  });

  it.each([
    [1, 'B'],
    [8, 'D'],
    [20, 'E'],
  ])('fills in one blank of a cluster with the mean of that cluster (item %i of %s)', (blank) => {
    expect(scoreForm(pcl5, form(3, { [blank]: null }))).toMatchObject({ ticks: 60n, method: 'prorated' });
  });

  it.each([
    [1, 2, 'B'],
    [8, 14, 'D'],
    [15, 20, 'E'],
  ])('has no total with two blanks in one cluster (items %i and %i of %s)', (first, second) => {
    expect(scoreForm(pcl5, form(3, { [first]: null, [second]: null })).ticks).toBeNull();
  });

  it('rounds a prorated total once, from the unrounded clusters', () => {
    // Clusters of 1 x 5/4, 1 x 7/6 and 3 x 6/5: rounded apart they would be 1 + 1 + 4 = 6; 1.25 + 1.1667 + 3.6 = 6.0167.
    const apart = form(0, { 1: 1, 2: null, 8: 1, 9: null, 15: 3, 16: null });
    expect(scoreForm(pcl5, apart)).toMatchObject({
      ticks: 6n,
      subscales: { intrusion: 1n, avoidance: 0n, cognition: 1n, arousal: 4n },
    });
    // 2 x 5/4 = 2.5 and 3 x 7/6 = 3.5 round to 3 and 4, which is 7; the total is 2.5 + 3.5 = 6.
    const together = form(0, { 1: 2, 2: null, 8: 3, 9: null });
    expect(scoreForm(pcl5, together)).toMatchObject({
      ticks: 6n,
      subscales: { intrusion: 3n, cognition: 4n },
    });
  });

  it('rounds halves up', () => {
    // 2 x 5/4 = 2.5
    expect(scoreForm(pcl5, form(0, { 1: 2, 2: null })).ticks).toBe(3n);
  });

  it('meets the provisional diagnosis with 1 B, 1 C, 2 D and 2 E items at 2, and with none of them less', () => {
    expect(scoreForm(pcl5, form(0, met)).diagnosis).toBe('met');
    for (const item of Object.keys(met))
      expect(scoreForm(pcl5, form(1, { ...met, [item]: 1 })).diagnosis).toBe('not met');
  });

  it('cannot tell, rather than saying no, where a blank could meet it', () => {
    expect(scoreForm(pcl5, form(0, { ...met, 6: null })).diagnosis).toBe('indeterminate');
    expect(scoreForm(pcl5, form(null, { 1: 2 })).diagnosis).toBe('indeterminate');
  });

  it('says no where a blank elsewhere could not help', () => {
    expect(scoreForm(pcl5, form(0, { ...met, 1: 0, 6: null })).diagnosis).toBe('not met');
  });

  it('says yes, even without a total, where no blank could undo it', () => {
    expect(scoreForm(pcl5, form(0, { ...met, 7: null }))).toMatchObject({ ticks: null, diagnosis: 'met' });
  });

  it('reaches the verdict that every completion of up to three blanks agrees on', () => {
    const answers = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 20, maxLength: 20 });
    const severe = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 20, maxLength: 20 });
    const blanks = fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.oneof(answers, severe), blanks, (whole, blank) => {
        const verdicts = new Set(completions(whole, blank).map((each) => scoreForm(pcl5, each).diagnosis));
        const asSent = whole.map((answer, index) => (blank.includes(index) ? null : answer));
        const expected = verdicts.size === 1 ? [...verdicts][0] : 'indeterminate';
        expect(scoreForm(pcl5, asSent).diagnosis).toBe(expected);
      }),
    );
  });
});

function completions(whole: number[], [blank, ...others]: number[]): number[][] {
  if (blank === undefined) return [whole];
  return [0, 1, 2, 3, 4].flatMap((answer) => completions(whole.with(blank, answer), others));
}
