import { describe, expect, it } from '@jest/globals';
import type { Protocol } from '#contracts';
import { courseVector, courseVectors } from './course-vector.js';
import { course, infusion, score, START } from './feder-patients.arbitrary.js';
import { HOUR, type CourseFact } from './facts.js';

const under = (more: Partial<Protocol>, startedAt: number | null = null): CourseFact => ({
  ...course,
  startedAt,
  protocol: { ...course.protocol, ...more },
});
const named = (id: string, visit: string, ticks: bigint, hours: number | null = null) =>
  score(id, hours, ticks, { visit, courseId: course.id });
const nothing = [null, null, null, null, null];

describe('a course before its first infusion', () => {
  it('has neither values nor due dates, since no score is known to be the last before it', () => {
    const rows = [score('a', -1, 50n), score('b', 24, 40n)];
    expect(courseVector(course, [], rows)).toEqual({ values: nothing, due: nothing, redosed: null });
  });

  it('has the scores that name their visit', () => {
    expect(courseVector(course, [], [named('a', '48h', 40n)]).values).toEqual([null, null, 40n, null, null]);
  });

  it('has no vector at all where every infusion counts', () => {
    expect(courseVectors(under({ anchor: 'each-infusion' }), [], [named('a', '48h', 40n)])).toEqual([]);
  });
});

it('a missing visit is due on the UTC date on which its window closes, a missing baseline on that of the dose', () => {
  const start = Date.parse('2026-03-28T23:30:00-05:00');
  const dateOf = (hours: number) => new Date(start + hours * HOUR).toISOString().slice(0, 10);
  expect(courseVector(course, [infusion(1, start)], []).due).toEqual([0, 36, 60, 96, 240].map(dateOf));
});

it('names the first visit whose score came after a booster', () => {
  const booster = infusion(2, START + 50 * HOUR, { phase: 'booster' });
  const rows = [score('a', -1, 50n), score('b', 24, 40n), score('c', 72, 30n), score('d', 168, 30n)];
  expect(courseVector(under({ closes: 'next-course' }), [infusion(1, START), booster], rows).redosed).toBe(3);
  expect(courseVector(course, [infusion(1, START)], rows).redosed).toBeNull();
});

it('visits known by name only are never due', () => {
  const visits = ['baseline', 'T2'].map((name) => ({
    name,
    label: name,
    hours: null,
    after: null,
    until: null,
  }));
  const vector = courseVector(under({ visits }), [infusion(1, START)], [named('a', 'baseline', 40n)]);
  expect(vector).toEqual({ values: [40n, null], due: [null, null], redosed: null });
});

describe('under each-infusion', () => {
  const every = under({ anchor: 'each-infusion' });
  const infusions = [infusion(1, START), infusion(2, START + 72 * HOUR)];
  const valuesOf = (rows: ReturnType<typeof score>[]) =>
    courseVectors(every, infusions, rows)
      .filter(({ series }) => series !== '')
      .map(({ infusion: number, values }) => [number, values]);

  it('a score can be the last value of one infusion and the baseline of the next', () => {
    expect(valuesOf([score('a', -1, 50n), score('b', 71, 40n), score('c', 96, 30n)])).toEqual([
      [1, [50n, null, null, 40n, null]],
      [2, [40n, 30n, null, null, null]],
    ]);
  });

  it('a score that names its visit counts for one infusion: by its time the one it follows or precedes', () => {
    expect(valuesOf([named('a', '24h', 30n, 96)])).toEqual([
      [1, nothing],
      [2, [null, 30n, null, null, null]],
    ]);
    expect(valuesOf([named('a', 'baseline', 30n, 70)])).toEqual([
      [1, nothing],
      [2, [30n, null, null, null, null]],
    ]);
    expect(valuesOf([named('a', '72h', 30n, 72)])[0]).toEqual([1, [null, null, null, 30n, null]]);
  });

  it('a score that names its visit and no time counts for the first infusion', () => {
    expect(valuesOf([named('a', '24h', 30n)])).toEqual([
      [1, [null, 30n, null, null, null]],
      [2, nothing],
    ]);
  });

  it('a time that contradicts the name leaves the score at the nearest infusion that fits', () => {
    expect(valuesOf([named('a', '24h', 30n, -5)])[0]).toEqual([1, [null, 30n, null, null, null]]);
    expect(valuesOf([named('a', 'baseline', 30n, 90)])[1]).toEqual([2, [30n, null, null, null, null]]);
  });
});

describe('counted from the start of the course', () => {
  const startOf = (more: ReturnType<typeof score>[], infusions = [infusion(1, START + 10 * HOUR)]) =>
    courseVector(under({ anchor: 'course-start', closes: 'next-course' }, START), infusions, more).values;

  it('the baseline is the last score before the first infusion, though the course has begun', () => {
    expect(startOf([score('screening', -1, 60n), score('pre', 9, 50n)])).toEqual([
      50n,
      null,
      null,
      null,
      null,
    ]);
    expect(startOf([score('at dose', 10, 50n)])).toEqual(nothing);
  });

  it('without an infusion the baseline is the last score up to the start', () => {
    expect(startOf([score('a', 0, 50n), score('b', 24, 40n)], [])).toEqual([50n, 40n, null, null, null]);
    expect(startOf([score('old', -14 * 24, 50n)], [])[0]).toBe(50n);
    expect(startOf([score('older', -14 * 24 - 1 / 60, 50n)], [])).toEqual(nothing);
  });

  it('the age of the baseline is counted back from the first infusion', () => {
    const infusions = [infusion(1, START + 15 * 24 * HOUR)];
    expect(startOf([score('old', 24, 50n)], infusions)[0]).toBe(50n);
    expect(startOf([score('older', 0, 50n)], infusions)).toEqual(nothing);
  });

  it('a later infusion ends no visit', () => {
    const infusions = [infusion(1, START), infusion(2, START + 20 * HOUR)];
    expect(startOf([score('b', 24, 40n)], infusions)[1]).toBe(40n);
  });
});

describe('a course takes', () => {
  it('its own scores and those of no course, not those of another', () => {
    const rows = [
      score('own', 24, 40n, { courseId: course.id }),
      score('other', 48, 30n, { courseId: 'course-2' }),
      score('none', 72, 20n),
    ];
    expect(courseVector(course, [infusion(1, START)], rows).values).toEqual([null, 40n, null, 20n, null]);
  });

  it('no score of another series into the same vector', () => {
    const rows = [score('day', 24, 40n), score('week', 168, 30n, { series: 'pcl-5:P7D' })];
    const vectors = courseVectors(course, [infusion(1, START)], rows);
    expect(vectors.map(({ series, values }) => [series, values])).toEqual([
      ['', nothing],
      ['pcl-5:P1D', [null, 40n, null, null, null]],
      ['pcl-5:P7D', [null, null, null, null, 30n]],
    ]);
  });
});
