import fc from 'fast-check';
import { federUnder, START } from './feder-patients.arbitrary.js';
import { HOUR, type AssessmentFact, type CourseFact, type InfusionFact } from './facts.js';
import { federProtocol } from './protocols/feder-2014.js';

export interface History {
  courses: CourseFact[];
  infusions: InfusionFact[];
  assessments: AssessmentFact[];
}

const anchors = ['course-start', 'first-infusion', 'each-infusion', 'last-infusion'] as const;
const visitNames = [...federProtocol.visits.map(({ name }) => name), 'T9'];
const quarter = HOUR / 4;
/** On a grid, so that equal instants and equal distances come up. */
const instant = fc.integer({ min: -40, max: 1400 }).map((steps) => START + steps * quarter);

/** Courses of every anchor, infusions and scores in any of them or in none; each score has ticks of its own. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    courses: fc.array(fc.record({ anchor: fc.constantFrom(...anchors), startedAt: fc.option(instant) }), {
      minLength: 1,
      maxLength: 3,
    }),
    infusions: fc.array(fc.record({ course: fc.nat(2), at: instant }), { maxLength: 5 }),
    assessments: fc.array(
      fc.record({
        course: fc.nat(4),
        at: fc.option(instant),
        visit: fc.option(fc.constantFrom(...visitNames), { freq: 2 }),
        isBlank: fc.nat(9).map((one) => one === 0),
        isWithdrawn: fc.nat(9).map((one) => one === 0),
        received: fc.nat(2),
      }),
      { maxLength: 20 },
    ),
  })
  .map(({ courses, infusions, assessments }) => ({
    courses: courses.map(({ anchor, startedAt }, index) => ({
      id: `c${index}`,
      protocol: federUnder(anchor),
      arm: null,
      study: null,
      indication: null,
      startedAt,
      covariates: {},
    })),
    infusions: infusions.map(({ course, at }, index) => ({
      id: `i${index}`,
      courseId: `c${course % courses.length}`,
      number: index + 1,
      startedAt: at,
      phase: 'induction',
      route: 'IV',
      doseMgPerKg: 0.5,
    })),
    assessments: assessments.map(({ course, at, visit, isBlank, isWithdrawn, received }, index) => {
      const courseId = visit !== null || at === null ? `c${course % courses.length}` : null;
      return {
        id: `a${index}`,
        courseId: courseId ?? (course < courses.length ? `c${course}` : null),
        series: 'pcl-5:P1D',
        at,
        visit: at === null ? (visit ?? '24h') : visit,
        ticks: isBlank ? null : BigInt(index),
        withdrawn: isWithdrawn,
        received,
      };
    }),
  }));

/** The same history twice, the second time in another order. */
export const shuffledHistories: fc.Arbitrary<[History, History]> = histories.chain((history) =>
  fc
    .record({
      courses: shuffled(history.courses),
      infusions: shuffled(history.infusions),
      assessments: shuffled(history.assessments),
    })
    .map((other): [History, History] => [history, other]),
);

const shuffled = <Fact>(facts: Fact[]): fc.Arbitrary<Fact[]> =>
  fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length });
