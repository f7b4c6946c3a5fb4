import { describe, expect, it } from '@jest/globals';
import { course, infusion, score, START } from './feder-patients.arbitrary.js';
import { HOUR, type AssessmentFact, type CourseFact } from './facts.js';
import { infusionChange } from './infusion-change.js';

const first = infusion(1, START);
const changeOf = (
  assessments: AssessmentFact[],
  of: CourseFact = course,
  infusions = [first],
  decimals = 0,
) => infusionChange(first, of, infusions, assessments, decimals);

describe('the score before an infusion', () => {
  it('is literally the last one, however old', () => {
    const { pre, preAt, preAssessmentId } = changeOf([score('a', -9000, 60n), score('b', -8000, 50n)]);
    expect([pre, preAt, preAssessmentId]).toEqual([50, new Date(START - 8000 * HOUR).toISOString(), 'b']);
  });

  it('may be of another course, but not of the very instant of the start', () => {
    expect(changeOf([score('a', -1, 60n, { courseId: 'course-2' }), score('b', 0, 50n)]).pre).toBe(60);
  });

  it('is null where there is none, and so is every change', () => {
    const { pre, preAt, preAssessmentId, visits } = changeOf([score('a', 24, 40n), score('b', -1, null)]);
    expect([pre, preAt, preAssessmentId]).toEqual([null, null, null]);
    expect(visits[0]).toEqual({ visit: '24h', hours: 24, total: 40, change: null, assessmentId: 'a' });
  });
});

describe('the visits after an infusion', () => {
  it('hold no score of another course', () => {
    expect(changeOf([score('a', 24, 40n, { courseId: 'course-2' })]).visits[0]?.total).toBeNull();
  });

  it('go by time, also for a score that names its visit', () => {
    const named = { courseId: course.id, visit: '24h' };
    const totals = changeOf([score('a', 48, 40n, named), score('b', null, 30n, named)]).visits;
    expect(totals.map(({ total }) => total)).toEqual([null, 40, null, null]);
  });

  it('end at the next infusion, whose own instant still belongs to this one', () => {
    const infusions = [first, infusion(2, START + 48 * HOUR)];
    const { visits } = changeOf([score('a', 48, 40n), score('b', 72, 30n)], course, infusions);
    expect(visits.map(({ total }) => total)).toEqual([null, 40, null, null]);
  });

  it('are none where the protocol knows its visits by name only', () => {
    const visits = ['baseline', 'T2'].map((name) => ({
      name,
      label: name,
      hours: null,
      after: null,
      until: null,
    }));
    const names = { ...course, protocol: { ...course.protocol, visits } };
    expect(changeOf([score('a', 24, 40n)], names).visits).toEqual([]);
  });

  it('have the change as the difference of ticks, which that of the totals is not', () => {
    const { visits, pre } = changeOf([score('b', -1, 3n), score('a', 24, 1n)], course, [first], 1);
    expect([pre, visits[0]?.total, visits[0]?.change]).toEqual([0.3, 0.1, -0.2]);
    expect(0.1 - 0.3).not.toBe(-0.2);
  });
});
