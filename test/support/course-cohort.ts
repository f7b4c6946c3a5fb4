import {
  addTally,
  emptyTally,
  fitModel,
  isModelRefusal,
  tallyCourse,
  type FittedModel,
  type ModelOptions,
  type ModelShape,
  type Tally,
} from '#stats';
import { readCourses } from './reference-courses.js';
import { readLines } from './reference-study.js';

/** One person of a cohort: the baseline first, then the visits; null where there is no score. Whole points. */
export interface CohortCourse {
  arm: string;
  scores: (number | null)[];
}

export interface CourseCohort {
  shape: ModelShape;
  courses: CohortCourse[];
}

export const byVisit: ModelOptions = {
  response: 'score',
  baseline: 'by-visit',
  visits: 'post',
  patients: 'all',
  covariance: 'auto',
  df: 'satterthwaite',
  covariates: [],
};

export const tallyOfOne = ({ arm, scores }: CohortCourse): Tally =>
  tallyCourse(
    {
      cell: [arm],
      values: scores.map((score) => (score === null ? null : BigInt(score))),
      due: scores.map(() => null),
    },
    0,
  );

export const tallyOfAll = (courses: CohortCourse[]): Tally =>
  courses.reduce((tally, course) => addTally(tally, tallyOfOne(course)), emptyTally());

/** Throws where it cannot be fitted. */
export function fitted(tally: Tally, shape: ModelShape, options: Partial<ModelOptions> = {}): FittedModel {
  const model = fitModel(tally, shape, { ...byVisit, ...options });
  if (isModelRefusal(model)) throw new Error(model.reason);
  return model;
}

const shapeOf = (visits: string[], arms: string[]): ModelShape => ({
  visits,
  decimals: 0,
  arms,
  covariates: [],
});

/** A reference trial with its baseline among the visits. */
export function referenceCohort(dataset: string, score: string, baseline: string): CourseCohort {
  const read = readCourses({ dataset, score, baseline });
  const visits = [...new Set(read.flatMap(({ later }) => later.map(({ visit }) => visit)))];
  return {
    shape: shapeOf([baseline, ...visits], [...new Set(read.map(({ arm }) => arm))]),
    courses: read.map(({ arm, baseline: first, later }) => ({
      arm,
      scores: [first, ...visits.map((name) => later.find(({ visit }) => visit === name)?.score ?? null)],
    })),
  };
}

/** Counts of seizures, skewed to the right; the baseline stands in a column of its own. */
export function epilepsyCohort(): CourseCohort {
  const lines = readLines('data/epilepsy.csv');
  const visits = [...new Set(lines.map(({ visit }) => visit ?? ''))];
  const subjects = [...new Set(lines.map(({ subject }) => subject))];
  return {
    shape: shapeOf(['before', ...visits], [...new Set(lines.map(({ arm }) => arm ?? ''))]),
    courses: subjects.map((subject) => {
      const own = lines.filter((line) => line['subject'] === subject);
      const counts = visits.map((name) => Number(own.find(({ visit }) => visit === name)?.['seizures']));
      return { arm: own[0]?.['arm'] ?? '', scores: [Number(own[0]?.['baseline']), ...counts] };
    }),
  };
}
