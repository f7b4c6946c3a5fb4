import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Protocol } from '#contracts';
import { course, federUnder, infusion, score, START } from './feder-patients.arbitrary.js';
import { HOUR, type AssessmentFact, type CourseFact, type InfusionFact } from './facts.js';
import { reasons } from './reasons.js';
import { standingsOf } from './standing.js';

const under = (anchor: Protocol['anchor'], more: Partial<CourseFact> = {}): CourseFact => ({
  ...course,
  ...more,
  protocol: federUnder(anchor),
});
const day = 24;

/** [visit or reason, id of the baseline that the change is counted from] of each score. */
function stand(
  assessments: AssessmentFact[],
  courses: CourseFact[] = [course],
  infusions: InfusionFact[] = [infusion(1, START)],
) {
  const standings = standingsOf(courses, infusions, assessments);
  return Object.fromEntries(
    [...standings].map(([id, standing]) => [
      id,
      ['visit' in standing ? standing.visit : standing.reason, standing.baseline?.id ?? null],
    ]),
  );
}

describe('every reason is the one of some score', () => {
  const named = { courseId: course.id, visit: '24h' };
  const second = infusion(2, START + 50 * day * HOUR);
  const cases: [string, AssessmentFact[]][] = [
    ['withdrawn', [score('x', 24, 1n, { withdrawn: true })]],
    ['no-total', [score('x', 24, null)]],
    ['no-course', [score('x', 24, 1n, { courseId: 'nowhere' })]],
    ['unknown-visit', [score('x', 24, 1n, { ...named, visit: 'T9' })]],
    ['named-visit-taken', [score('x', 24, 1n), score('y', null, 1n, named)]],
    ['not-last-before-infusion', [score('x', -2, 1n), score('y', -1, 1n)]],
    ['baseline-too-old', [score('x', -15 * day, 1n)]],
    ['outside-windows', [score('x', 100, 1n)]],
    ['closer-score-in-window', [score('x', 20, 1n), score('y', 24, 1n)]],
    ['after-next-infusion', [score('x', 51 * day, 1n)]],
  ];
  it.each(cases)('%s', (reason, rows) => {
    expect(stand(rows, [course], [infusion(1, START), second])['x']?.[0]).toBe(reason);
  });

  it('no-infusion', () => {
    expect(stand([score('x', 24, 1n)], [course], [])).toEqual({ x: ['no-infusion', null] });
    expect(stand([score('x', 24, 1n)], [under('each-infusion')], [])).toEqual({ x: ['no-infusion', null] });
  });

  it('and the method names each of them', () => {
    const method = readFileSync(new URL('../../../docs/methods/patient-curve.md', import.meta.url), 'utf8');
    const named = [...method.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code ?? '');
    expect(named.sort()).toEqual([...reasons].sort());
    expect([...cases.map(([reason]) => reason), 'no-infusion'].sort()).toEqual([...reasons].sort());
  });
});

describe('the change of a score', () => {
  it('outside every window is counted from the baseline of the course that it follows', () => {
    expect(stand([score('b', -1, 1n), score('x', 100, 1n)])['x']).toEqual(['outside-windows', 'b']);
  });

  it('before treatment is none, nor is that of the baseline', () => {
    expect(stand([score('a', -2, 1n), score('b', -1, 1n)])).toEqual({
      a: ['not-last-before-infusion', null],
      b: ['baseline', null],
    });
  });

  it('is none without a baseline, whatever baseline an earlier course had', () => {
    const later: CourseFact = { ...course, id: 'course-2' };
    const infusions = [
      infusion(1, START),
      { ...infusion(1, START + 60 * day * HOUR), id: 'i2', courseId: later.id },
    ];
    const rows = [score('b', -1, 1n), score('a', 24, 1n), score('x', 61 * day, 1n)];
    expect(stand(rows, [later, course], infusions)).toEqual({
      b: ['baseline', null],
      a: ['24h', 'b'],
      x: ['24h', null],
    });
  });

  it('that names its visit is counted from the named baseline, without any time', () => {
    const named = (id: string, visit: string) => score(id, null, 1n, { visit, courseId: course.id });
    expect(stand([named('b', 'baseline'), named('a', '72h')], [course], [])).toEqual({
      b: ['baseline', null],
      a: ['72h', 'b'],
    });
  });
});

describe('a score of two sets of visits', () => {
  it('is shown as the post-value of one infusion rather than as the baseline of the next', () => {
    const infusions = [infusion(1, START), infusion(2, START + 72 * HOUR)];
    const rows = [score('b', -1, 1n), score('m', 70, 1n), score('x', 96, 1n)];
    expect(stand(rows, [under('each-infusion')], infusions)).toEqual({
      b: ['baseline', null],
      m: ['72h', 'b'],
      x: ['24h', 'm'],
    });
  });

  it('is told its reason by the infusion that it follows', () => {
    const infusions = [infusion(1, START), infusion(2, START + 72 * HOUR)];
    const rows = [score('m', 70, 1n), score('x', 72 + 100, 1n)];
    expect(stand(rows, [under('each-infusion')], infusions)['x']).toEqual(['outside-windows', 'm']);
  });

  it('stands in the course that began last', () => {
    const started = (id: string, days: number) =>
      under('course-start', { id, startedAt: START + days * day * HOUR });
    const rows = [score('b', 0, 1n), score('b2', 2 * day, 1n), score('x', 3 * day, 1n)];
    // 72 h after the first course began and 24 h after the second.
    const expected = { b: ['baseline', null], b2: ['48h', 'b'], x: ['24h', 'b2'] };
    expect(stand(rows, [started('one', 0), started('two', 2)], [])).toEqual(expected);
    expect(stand(rows, [started('two', 0), started('one', 2)], [])).toEqual(expected);
  });
});
