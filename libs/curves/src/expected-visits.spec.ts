import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { courseVector } from './course-vector.js';
import { expectedVisits } from './expected-visits.js';
import { course, infusion, patients, score, START } from './feder-patients.arbitrary.js';
import { HOUR, type AssessmentFact, type InfusionFact } from './facts.js';
import { induction6 } from './protocols/induction-6.js';

const pastDay = { instrument: 'pcl-5', recall: 'P1D' };
const statesOf = (
  hours: number,
  scores: AssessmentFact[] = [],
  infusions: InfusionFact[] = [infusion(1, START)],
) =>
  Object.fromEntries(
    expectedVisits([course], infusions, scores, pastDay, START + hours * HOUR).map(({ visit, state }) => [
      visit,
      state,
    ]),
  );

describe('an expected visit', () => {
  it('is upcoming before its window, open inside, missed when it is over', () => {
    expect(statesOf(11)).toMatchObject({ baseline: 'missed', '24h': 'upcoming' });
    expect(statesOf(12)).toMatchObject({ '24h': 'open', '48h': 'upcoming' });
    expect(statesOf(36)).toMatchObject({ '24h': 'open' });
    expect(statesOf(36.001)).toMatchObject({ '24h': 'missed', '48h': 'open' });
  });

  it('is observed by the score that stands there', () => {
    expect(statesOf(300, [score('a', 24, 1n)])).toMatchObject({ '24h': 'observed', '48h': 'missed' });
  });

  it('ends with the infusion that closes it, and is nobody’s if that came before it', () => {
    const states = statesOf(400, [], [infusion(1, START), infusion(2, START + 40 * HOUR)]);
    expect(Object.keys(states)).toEqual(['baseline', '24h', '48h']);
  });

  it('is asked for in the series that the protocol names there', () => {
    const weekly = { ...course, protocol: induction6 };
    const of = (recall: string) =>
      expectedVisits([weekly], [infusion(1, START)], [], { instrument: 'pcl-5', recall }, START).map(
        ({ visit }) => visit,
      );
    expect(of('P1D')).toEqual(['baseline', '24h']);
    expect(of('P7D')).toEqual(['baseline', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8']);
    expect(of('P1M')).toEqual([]);
    const own = { instrument: 'own-scale', recall: null };
    expect(expectedVisits([weekly], [infusion(1, START)], [], own, START)).toHaveLength(10);
  });

  it('is none before the anchor has happened', () => {
    expect(expectedVisits([course], [], [], pastDay, START)).toEqual([]);
  });

  it('is observed exactly where the course vector has a value', () => {
    fc.assert(
      fc.property(patients, ({ infusions, assessments }) => {
        const visits = expectedVisits([course], infusions, assessments, pastDay, START);
        const { values } = courseVector(course, infusions, assessments);
        const observed = visits.flatMap(({ visit, state }) => (state === 'observed' ? [visit] : []));
        expect(observed).toEqual(
          course.protocol.visits.flatMap(({ name }, index) => (values[index] == null ? [] : [name])),
        );
      }),
    );
  });
});
