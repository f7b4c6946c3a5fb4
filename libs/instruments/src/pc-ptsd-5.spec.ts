import { describe, expect, it } from '@jest/globals';
import { pcPtsd5 } from './pc-ptsd-5.js';
import { scoreForm } from './score-form.js';

describe('the PC-PTSD-5', () => {
  it('counts the yes answers to its five questions, and exposure is none of them', () => {
    expect(scoreForm(pcPtsd5, [1, 1, 1, 1, 1, 1])).toMatchObject({ ticks: 5n, method: 'complete' });
    expect(scoreForm(pcPtsd5, [1, 0, 1, 0, 1, 0]).ticks).toBe(2n);
    expect(scoreForm(pcPtsd5, [1, 0, 0, 0, 0, 0]).ticks).toBe(0n);
  });

  it('is 0 without exposure, and complete, for the rest is not asked', () => {
    expect(scoreForm(pcPtsd5, [0, null, null, null, null, null])).toMatchObject({
      ticks: 0n,
      method: 'complete',
      answered: 1,
      missing: [],
    });
    expect(scoreForm(pcPtsd5, [0, 0, 0, 0, 0, 0]).ticks).toBe(0n);
  });

  it('has no total where a symptom is answered although there was no exposure', () => {
    expect(scoreForm(pcPtsd5, [0, 1, null, null, null, null])).toMatchObject({
      ticks: null,
      method: 'not scored',
      subscales: { symptoms: null },
    });
  });

  it('has no total while exposure or a symptom is blank', () => {
    expect(scoreForm(pcPtsd5, [null, 1, 1, 1, 1, 1])).toMatchObject({ ticks: null, missing: [1] });
    expect(scoreForm(pcPtsd5, [1, 1, 1, null, 1, 1])).toMatchObject({ ticks: null, missing: [4] });
    expect(scoreForm(pcPtsd5, [null, null, null, null, null, null])).toMatchObject({
      ticks: null,
      answered: 0,
    });
  });

  it('names the thresholds of both studies', () => {
    expect(pcPtsd5.cutoffs?.map(({ at }) => at)).toEqual([4, 3, 3, 4, 5]);
  });
});
