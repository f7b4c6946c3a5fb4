import { describe, expect, it } from '@jest/globals';
import type { Protocol } from '#contracts';
import { courseVector } from './course-vector.js';
import { course, infusion, score, START } from './feder-patients.arbitrary.js';
import { HOUR, type InfusionFact } from './facts.js';
import { induction6FollowUp } from './protocols/induction-6-follow-up.js';
import { induction6 } from './protocols/induction-6.js';

const DAY = 24;
const six = [0, 2, 4, 7, 9, 11].map((day, index) => infusion(index + 1, START + day * DAY * HOUR));
const booster = infusion(7, START + 30 * DAY * HOUR, { phase: 'booster' });

function valuesOf(protocol: Protocol, infusions: InfusionFact[], hours: Record<string, number>) {
  const scores = Object.entries(hours).map(([id, at], index) =>
    score(id, at, BigInt(index), { series: 'pcl-5:P7D' }),
  );
  const { values } = courseVector({ ...course, protocol }, infusions, scores);
  return Object.fromEntries(protocol.visits.map(({ name }, index) => [name, values[index] ?? null]));
}

describe('a protocol that closes with the next course', () => {
  it('keeps its weeks through the infusions of the course, boosters included', () => {
    const values = valuesOf(induction6, [...six, booster], {
      pre: -2,
      w1: 7 * DAY,
      w2: 14 * DAY,
      w5: 35 * DAY,
    });
    expect(values).toMatchObject({ baseline: 0n, '24h': null, w1: 1n, w2: 2n, w5: 3n, w8: null });
  });

  it('takes no score after the patient has begun another course', () => {
    const other = { ...infusion(1, START + 20 * DAY * HOUR), id: 'other', courseId: 'course-2' };
    const values = valuesOf(induction6, [...six, other], { w2: 14 * DAY, w5: 35 * DAY });
    expect(values).toMatchObject({ w2: 0n, w5: null });
  });

  it('would have no week after the second infusion, if it closed with the next infusion', () => {
    const values = valuesOf({ ...induction6, closes: 'next-infusion' }, six, { w1: 7 * DAY, w2: 14 * DAY });
    expect(values).toMatchObject({ w1: null, w2: null });
  });
});

describe('counted from the last infusion', () => {
  const last = 11 * DAY;

  it('a booster does not move the anchor, another infusion of the induction does', () => {
    const hours = { w1: last + 7 * DAY, w2: last + 14 * DAY };
    expect(valuesOf(induction6FollowUp, [...six, booster], hours)).toMatchObject({ w1: 0n, w2: 1n });
    const seventh = infusion(7, START + 30 * DAY * HOUR);
    expect(valuesOf(induction6FollowUp, [...six, seventh], hours)).toMatchObject({ w1: null, w2: null });
  });

  it('the baseline is the last score before the first infusion, not before the last one', () => {
    const values = valuesOf(induction6FollowUp, six, {
      before: -1,
      between: 10 * DAY,
      after: last + 7 * DAY,
    });
    expect(values).toMatchObject({ baseline: 0n, w1: 2n });
  });

  it('a course of nothing but boosters is counted from its own', () => {
    const values = valuesOf(induction6FollowUp, [booster], { pre: 29 * DAY, w1: 37 * DAY });
    expect(values).toMatchObject({ baseline: 0n, w1: 1n });
  });
});
