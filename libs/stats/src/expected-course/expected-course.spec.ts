import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byVisit, fitted, referenceCohort, tallyOfAll } from '../../../../test/support/course-cohort.js';
import { tallyCourse } from '../course-tally.js';
import { tTwoSidedP } from '../distributions/student-t.js';
import { fitModel, isModelRefusal, type FittedModel } from '../mmrm/fit-model.js';
import { addTally, emptyTally } from '../tally.js';
import { clipToScale } from './clip-to-scale.js';
import type { CoursePatient } from './course-patient.js';
import { courseCategories, courseCategory, courseRule } from './course-rule.js';
import { badTailOf, expectedCourse, isCourseRefusal, type ExpectedCourse } from './expected-course.js';

const { shape, courses } = referenceCohort('btheb', 'score', 'baseline');
const model = fitted(tallyOfAll(courses), shape);

const someone: CoursePatient = {
  arm: 'BtheB',
  covariates: [],
  baseline: 30,
  observed: [
    { visit: '2m', score: 25 },
    { visit: '3m', score: null },
    { visit: '5m', score: 45 },
  ],
};

function answered(result: ReturnType<typeof expectedCourse>): ExpectedCourse {
  if (isCourseRefusal(result)) throw new Error(result.reason);
  return result;
}
const courseOf = (change: Partial<CoursePatient> = {}, of = model, better: 'lower' | 'higher' = 'lower') =>
  answered(expectedCourse(of, { ...someone, ...change }, better));

describe('expectedCourse', () => {
  it('predicts a visit that was observed from those before it, and others from all that were observed', () => {
    const { visits } = courseOf();
    expect(visits.map(({ visit, given }) => [visit, given])).toEqual([
      ['2m', []],
      ['3m', ['2m', '5m']],
      ['5m', ['2m']],
      ['8m', ['2m', '5m']],
    ]);
  });

  it('judges what was observed and nothing else', () => {
    const { visits, latest } = courseOf();
    expect(visits.map(({ badTail }) => badTail === null)).toEqual([false, true, false, true]);
    expect(visits.map(({ category }) => category === null)).toEqual([false, true, false, true]);
    expect(latest).toEqual(visits[2]);
    expect(latest).toMatchObject({ visit: '5m', observed: 45, category: 'off course' });
    expect(courseOf({ observed: [] }).latest).toBeNull();
  });

  it('does not let a later score change what was expected before', () => {
    const early = courseOf({ observed: someone.observed.slice(0, 1) });
    expect(courseOf().visits[0]).toEqual(early.visits[0]);
    expect(courseOf().visits[2]?.prediction).toEqual(early.visits[2]?.prediction);
  });

  it('says how many patients the model has, and how many at each visit', () => {
    const { patients, visits, rule } = courseOf();
    const inModel = courses.filter(
      ({ scores: [first, ...later] }) => first !== null && later.some((score) => score !== null),
    );
    expect(patients).toBe(inModel.length);
    expect(visits.map(({ seen }) => seen)).toEqual(
      [1, 2, 3, 4].map((place) => inModel.filter(({ scores }) => scores[place] !== null).length),
    );
    expect(rule).toBe(courseRule);
  });

  it('calls the same score good where higher is better', () => {
    const lower = courseOf().latest!;
    const higher = courseOf({}, model, 'higher').latest!;
    expect(higher.badTail + lower.badTail).toBeCloseTo(1, 12);
    expect(higher.category).toBe('on course');
    expect(courseOf({ observed: [{ visit: '2m', score: -20 }] }, model, 'higher').latest?.category).toBe(
      'off course',
    );
  });

  it('takes the baseline as a response where the model does, and needs none', () => {
    for (const baseline of ['none', 'constrained'] as const) {
      const all = fitted(tallyOfAll(courses), shape, { visits: 'all', baseline });
      const { visits } = courseOf({}, all);
      expect(visits.map(({ visit, given }) => [visit, given])).toEqual([
        ['2m', ['baseline']],
        ['3m', ['baseline', '2m', '5m']],
        ['5m', ['baseline', '2m']],
        ['8m', ['baseline', '2m', '5m']],
      ]);
      const without = courseOf({ baseline: null }, all);
      expect(without.visits[0]?.given).toEqual([]);
      expect(without.visits[0]?.prediction?.sd).toBeGreaterThan(visits[0]!.prediction!.sd);
    }
  });

  it('takes a visit that was asked for and nobody has as telling nothing', () => {
    const nobody = courses.map(({ arm, scores }) => ({ arm, scores: [...scores.slice(0, 4), null] }));
    const shorter = fitted(tallyOfAll(nobody), shape);
    const observed = [...someone.observed, { visit: '8m', score: 12 }];
    expect(courseOf({ observed }, shorter).visits).toEqual(courseOf({}, shorter).visits);
  });
});

describe('refused is', () => {
  const refusal = (change: Partial<CoursePatient>, of: FittedModel = model) =>
    expectedCourse(of, { ...someone, ...change }, 'lower');

  it('a model of fewer patients than declared, and not one of just as many', () => {
    const usable = courses.filter(({ scores }) => scores[0] !== null && scores[1] !== null);
    const of = (n: number) => fitted(tallyOfAll(usable.slice(0, n)), shape);
    expect(refusal({}, of(courseRule.leastPatients - 1))).toEqual({
      code: 'too-few-patients',
      reason: 'The model is of 49 patients; an expected course needs 50.',
    });
    expect(isCourseRefusal(expectedCourse(of(courseRule.leastPatients), someone, 'lower'))).toBe(false);
  });

  it('an arm that the model does not have', () => {
    expect(refusal({ arm: 'ketamine' })).toMatchObject({ code: 'unknown-arm' });
    expect(refusal({ arm: null })).toMatchObject({ code: 'unknown-arm' });
  });

  it('a patient without the baseline that the model needs', () => {
    expect(refusal({ baseline: null })).toMatchObject({ code: 'no-baseline' });
    const change = fitted(tallyOfAll(courses), shape, { response: 'change', baseline: 'none' });
    expect(refusal({ baseline: null }, change)).toMatchObject({ code: 'no-baseline' });
  });

  it('a score at a visit that the model was not asked for', () => {
    expect(refusal({ observed: [{ visit: '12m', score: 20 }] })).toMatchObject({ code: 'unknown-visit' });
    expect(isCourseRefusal(refusal({ observed: [{ visit: '12m', score: null }] }))).toBe(false);
  });

  it('a number that is none, as a mistake of the caller', () => {
    expect(() => refusal({ baseline: Number.NaN })).toThrow(RangeError);
    expect(() => refusal({ observed: [{ visit: '2m', score: Infinity }] })).toThrow(RangeError);
  });
});

describe('covariates', () => {
  /** The trial again, with the baseline's tens as a level and as a number in tenths. */
  const tally = emptyTally();
  for (const { arm, scores } of courses) {
    const [first = null] = scores;
    if (first === null) continue;
    addTally(
      tally,
      tallyCourse(
        {
          cell: [arm, first < 20 ? 'low' : first < 30 ? 'middle' : 'severe'],
          values: scores.map((score) => (score === null ? null : BigInt(score))),
          due: scores.map(() => null),
          covariates: [BigInt(first)],
        },
        0,
      ),
    );
  }
  const result = fitModel(
    tally,
    {
      ...shape,
      covariates: [
        { name: 'band', kind: 'categorical', decimals: 0 },
        { name: 'tens', kind: 'numeric', decimals: 1 },
      ],
    },
    { ...byVisit, baseline: 'none', covariates: ['tens', 'band'] },
  );
  if (isModelRefusal(result)) throw new Error(result.reason);
  const covered = result;
  const mean = (band: string, tens: number, arm = 'BtheB'): number =>
    courseOf(
      {
        arm,
        observed: [],
        covariates: [
          { name: 'band', value: band },
          { name: 'tens', value: tens },
        ],
      },
      covered,
    ).visits[1]!.prediction!.estimate;
  const slope = (column: number): number =>
    covered.optimum.likelihood.coefficients[
      covered.determined.kept.findIndex((term) => covered.terms[term]!.column === column)
    ]!;

  it('move the mean by their coefficients', () => {
    const at = (name: string) => covered.sums.columns.findIndex((column) => column.name === name);
    expect(mean('low', 3) - mean('low', 2)).toBeCloseTo(slope(at('tens')), 8);
    expect(mean('severe', 3) - mean('low', 3)).toBeCloseTo(slope(at('bandsevere')), 8);
    expect(mean('middle', 3) - mean('low', 3)).toBeCloseTo(slope(at('bandmiddle')), 8);
  });

  it('that are unknown, missing or of another kind are refused by name', () => {
    const refusal = (value: string | number | null) =>
      expectedCourse(
        covered,
        {
          ...someone,
          covariates: [
            { name: 'band', value },
            { name: 'tens', value: 3 },
          ],
        },
        'lower',
      );
    expect(refusal('extreme')).toEqual({
      code: 'unknown-covariate',
      reason: 'The model does not know band extreme.',
    });
    expect(refusal(null)).toMatchObject({ reason: 'The model needs band, and the patient has none.' });
    expect(expectedCourse(covered, someone, 'lower')).toMatchObject({ code: 'unknown-covariate' });
    const words = [
      { name: 'band', value: 'low' },
      { name: 'tens', value: 'three' },
    ];
    expect(expectedCourse(covered, { ...someone, covariates: words }, 'lower')).toMatchObject({
      code: 'unknown-covariate',
    });
  });
});

describe('the rule', () => {
  it('names its tails, which begin at the 80 % and the 95 % interval', () => {
    expect(courseRule.watch.tail).toBeCloseTo((1 - 0.8) / 2, 12);
    expect(courseRule.offCourse.tail).toBeCloseTo((1 - 0.95) / 2, 12);
    expect([0.5, 0.1, 0.0999, 0.025, 0.0249].map((tail) => courseCategory(tail))).toEqual([
      'on course',
      'on course',
      'watch',
      'watch',
      'off course',
    ]);
    expect(courseCategory(null)).toBeNull();
    expect(courseRule.reasons.length).toBeGreaterThan(0);
  });

  it('says watch exactly beyond the outer band', () => {
    const { prediction } = courseOf({ observed: [] }).visits[0]!;
    const categoryAt = (score: number) => courseCategory(badTailOf(prediction!, score, 'lower'));
    expect(categoryAt(prediction!.upper80 - 1e-6)).toBe('on course');
    expect(categoryAt(prediction!.upper80 + 1e-6)).toBe('watch');
    expect(courseCategory(badTailOf(prediction!, prediction!.lower80 - 1e-6, 'higher'))).toBe('watch');
  });

  it('never calls a worse score better', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 0, max: 63 }), (a, b) => {
        const at = (score: number) => courseOf({ observed: [{ visit: '2m', score }] }).latest!;
        const [better, worse] = [at(Math.min(a, b)), at(Math.max(a, b))];
        expect(worse.badTail).toBeLessThanOrEqual(better.badTail);
        expect(courseCategories.indexOf(worse.category)).toBeGreaterThanOrEqual(
          courseCategories.indexOf(better.category),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('takes half of the two-sided p as the tail', () => {
    const prediction = { estimate: 20, sd: 5, df: 40, lower50: 0, upper50: 0, lower80: 0, upper80: 0 };
    expect(badTailOf(prediction, 30, 'lower')).toBe(tTwoSidedP(2, 40) / 2);
    expect(badTailOf(prediction, 20, 'lower')).toBe(0.5);
    expect(badTailOf(prediction, 10, 'lower')).toBe(1 - tTwoSidedP(2, 40) / 2);
  });
});

describe('clipToScale', () => {
  const prediction = { estimate: 4, sd: 6, df: 40, lower50: 0, upper50: 8, lower80: -4, upper80: 12 };

  it('moves what is beyond the ends to the ends, and says so', () => {
    expect(clipToScale(prediction, 0, 80)).toEqual({
      estimate: 4,
      lower50: 0,
      upper50: 8,
      lower80: 0,
      upper80: 12,
      clipped: true,
    });
    expect(clipToScale(prediction, -10, 80)).toMatchObject({ lower80: -4, clipped: false });
    expect(clipToScale(prediction, -10, 6)).toMatchObject({ upper50: 6, upper80: 6, clipped: true });
  });

  it('refuses a scale without length', () => {
    expect(() => clipToScale(prediction, 3, 3)).toThrow(RangeError);
  });
});
