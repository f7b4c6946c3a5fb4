import { describe, expect, it } from '@jest/globals';
import type { Protocol } from '#contracts';
import { anchorOf } from './anchor.js';
import { course, federUnder, infusion, START } from './feder-patients.arbitrary.js';
import { HOUR } from './facts.js';

const under = (anchor: Protocol['anchor'], startedAt: number | null = null) => ({
  ...course,
  startedAt,
  protocol: federUnder(anchor),
});
const infusions = [infusion(3, START + 96 * HOUR), infusion(1, START), infusion(2, START + 48 * HOUR)];

describe('visits are counted from', () => {
  it('the first, the last or the numbered infusion', () => {
    expect(anchorOf(under('first-infusion'), infusions)?.at).toBe(START);
    expect(anchorOf(under('last-infusion'), infusions)?.at).toBe(START + 96 * HOUR);
    expect(anchorOf(under('each-infusion'), infusions, 2)?.at).toBe(START + 48 * HOUR);
    expect(anchorOf(under('each-infusion'), infusions, 4)).toBeNull();
  });

  it('nothing while there is no infusion in the course, whatever other courses have', () => {
    const other = { ...infusion(1, START), courseId: 'course-2' };
    for (const anchor of ['first-infusion', 'last-infusion', 'each-infusion'] as const)
      expect(anchorOf(under(anchor), [other], 1)).toBeNull();
  });

  it('the start of the course, and nothing while that is not known', () => {
    expect(anchorOf(under('course-start', START - HOUR), infusions)).toEqual({
      at: START - HOUR,
      dose: START,
      nextInfusionAt: null,
    });
    expect(anchorOf(under('course-start', START), [])).toEqual({
      at: START,
      dose: null,
      nextInfusionAt: null,
    });
    expect(anchorOf(under('course-start'), infusions)).toBeNull();
  });
});

describe('the next infusion', () => {
  it('is the next one of the patient, in any course', () => {
    const other = { ...infusion(1, START + 24 * HOUR), id: 'other', courseId: 'course-2' };
    expect(anchorOf(under('first-infusion'), [...infusions, other])?.nextInfusionAt).toBe(START + 24 * HOUR);
    expect(anchorOf(under('last-infusion'), [...infusions, other])?.nextInfusionAt).toBeNull();
  });

  it('is not one that starts at the same instant', () => {
    const twin = { ...infusion(1, START), id: 'twin', courseId: 'course-2' };
    expect(anchorOf(under('first-infusion'), [infusion(1, START), twin])?.nextInfusionAt).toBeNull();
  });
});
