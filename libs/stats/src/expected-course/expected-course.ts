import { tTwoSidedP } from '../distributions/student-t.js';
import type { FittedModel } from '../mmrm/fit-model.js';
import {
  isBaseline,
  observedScores,
  patientRow,
  type CoursePatient,
  type CourseRefusal,
} from './course-patient.js';
import { courseCategory, courseRule, type CourseCategory, type CourseRule } from './course-rule.js';
import { scorePredictor, type ScorePrediction } from './predict-score.js';

/** `patients`: in the model. `latest`: the last visit that could be judged. */
export interface ExpectedCourse {
  patients: number;
  rule: CourseRule;
  visits: ExpectedVisit[];
  latest: JudgedVisit | null;
}

/**
 * A visit of the model after the baseline. `seen`: patients of the model with a score there. `given`: the visits whose
 * scores the prediction knows besides the columns of the model. Where a score was observed, those before it alone, so
 * that the prediction is the one made before the visit; else all that were observed, later ones as well.
 * `badTail`: probability, by that prediction, of a score at least as bad as the one observed.
 */
export interface ExpectedVisit {
  visit: string;
  seen: number;
  given: string[];
  prediction: ScorePrediction | null;
  observed: number | null;
  badTail: number | null;
  category: CourseCategory | null;
}

export type JudgedVisit = ExpectedVisit & {
  prediction: ScorePrediction;
  observed: number;
  badTail: number;
  category: CourseCategory;
};

/**
 * What a patient of the model's cohort is expected to score at each visit, and where the scores so far fell. A cohort
 * prediction, not a promise: docs/methods/expected-course.md. In points; nothing is clipped, since the model does not
 * know the ends of the scale (`clipToScale`). `better`: the direction of improvement.
 * Refuses a model of too few patients and a patient whom the model does not know. Throws RangeError on a number that is
 * not finite. O(visits) predictions (`scorePredictor`).
 */
export function expectedCourse(
  model: FittedModel,
  patient: CoursePatient,
  better: 'lower' | 'higher',
): ExpectedCourse | CourseRefusal {
  const { patients } = model.sums;
  if (patients < courseRule.leastPatients)
    return {
      code: 'too-few-patients',
      reason: `The model is of ${patients} patients; an expected course needs ${courseRule.leastPatients}.`,
    };
  const row = patientRow(model, patient);
  if ('code' in row) return row;
  const predict = scorePredictor(model);
  const scores = observedScores(model, patient);
  const known = scores.flatMap((score, visit) => (score === null ? [] : [visit]));
  const visits = model.visits.flatMap((name, visit): ExpectedVisit[] => {
    if (isBaseline(model, visit)) return [];
    const observed = scores[visit] ?? null;
    const given = known.filter((other) => observed === null || other < visit);
    const prediction = predict(row, visit, given);
    const badTail = prediction && observed !== null ? badTailOf(prediction, observed, better) : null;
    return [
      {
        visit: name,
        seen: model.sums.seen.reduce((sum, arm) => sum + arm[visit]!, 0),
        given: given.map((other) => model.visits[other]!),
        prediction,
        observed,
        badTail,
        category: courseCategory(badTail),
      },
    ];
  });
  return { patients, rule: courseRule, visits, latest: visits.findLast(isJudged) ?? null };
}

export const isCourseRefusal = (result: ExpectedCourse | CourseRefusal): result is CourseRefusal =>
  'code' in result;

const isJudged = (visit: ExpectedVisit): visit is JudgedVisit => visit.category !== null;

/** Probability of a score at least as bad as `score`, of the continuous distribution: no half step for whole scores. */
export function badTailOf(
  { estimate, sd, df }: ScorePrediction,
  score: number,
  better: 'lower' | 'higher',
): number {
  const worse = ((better === 'lower' ? 1 : -1) * (score - estimate)) / sd;
  const beyond = tTwoSidedP(worse, df) / 2;
  return worse > 0 ? beyond : 1 - beyond;
}
