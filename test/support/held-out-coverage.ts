import type { FittedModel } from '#stats';
import { observedScores, patientRow } from '../../libs/stats/src/expected-course/course-patient.js';
import { badTailOf } from '../../libs/stats/src/expected-course/expected-course.js';
import { scorePredictor } from '../../libs/stats/src/expected-course/predict-score.js';
import type { CohortCourse } from './course-cohort.js';

/** Where one held-out score fell under the prediction from the baseline and the visits before (`step`), or from the baseline alone. */
export interface HeldOutScore {
  visit: string;
  knowing: 'baseline' | 'visits before';
  in50: boolean;
  in80: boolean;
  badTail: number;
}

/** Every score after the baseline of persons who are not in the model. `names`: of the visits, the baseline first. */
export function heldOutScores(model: FittedModel, names: string[], courses: CohortCourse[]): HeldOutScore[] {
  const predict = scorePredictor(model);
  return courses.flatMap(({ arm, scores: [baseline = null, ...later] }) => {
    const patient = {
      arm,
      covariates: [],
      baseline,
      observed: later.map((score, place) => ({ visit: names[place + 1]!, score })),
    };
    const row = patientRow(model, patient);
    if ('code' in row) return [];
    const scores = observedScores(model, patient);
    return model.visits.flatMap((visit, at) => {
      const score = scores[at] ?? null;
      if (score === null) return [];
      const before = scores.flatMap((other, place) => (other !== null && place < at ? [place] : []));
      return (['baseline', 'visits before'] as const).flatMap((knowing) => {
        const prediction = predict(row, at, knowing === 'baseline' ? [] : before);
        if (!prediction) return [];
        const { lower50, upper50, lower80, upper80 } = prediction;
        const in50 = score >= lower50 && score <= upper50;
        const in80 = score >= lower80 && score <= upper80;
        return [{ visit, knowing, in50, in80, badTail: badTailOf(prediction, score, 'lower') }];
      });
    });
  });
}

export const share = <Row>(rows: Row[], of: (row: Row) => boolean): number =>
  rows.filter(of).length / rows.length;

/** Counts outside have at most half of `error` at each end: the exact binomial acceptance region, as counts. */
export function binomialRegion(n: number, p: number, error: number): { least: number; most: number } {
  const logs = [n * Math.log1p(-p)];
  for (let x = 1; x <= n; x++) logs.push(logs[x - 1]! + Math.log(((n - x + 1) * p) / (x * (1 - p))));
  const mass = logs.map(Math.exp);
  let least = 0;
  for (let below = mass[0]!; below <= error / 2; below += mass[++least]!);
  let most = n;
  for (let above = mass[n]!; above <= error / 2; above += mass[--most]!);
  return { least, most };
}
