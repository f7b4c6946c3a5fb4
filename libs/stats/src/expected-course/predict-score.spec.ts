import { describe, expect, it } from '@jest/globals';
import { Matrix, solve } from 'ml-matrix';
import {
  fitted,
  referenceCohort,
  tallyOfAll,
  type CohortCourse,
} from '../../../../test/support/course-cohort.js';
import { simulatedTrial } from '../../../../test/support/simulated-courses.js';
import { tQuantile } from '../distributions/student-t.js';
import type { FittedModel } from '../mmrm/fit-model.js';
import { structures, type ModelOptions } from '../mmrm/model-options.js';
import { coefficientsOf, lsMeansOf, visitCovariance } from '../mmrm/read-model.js';
import { patientRow, type CoursePatient } from './course-patient.js';
import { scorePredictor, type ScorePrediction } from './predict-score.js';

const btheb = referenceCohort('btheb', 'score', 'baseline');
const fitBtheb = (
  options: Partial<ModelOptions> = {},
  courses: CohortCourse[] = btheb.courses,
): FittedModel => fitted(tallyOfAll(courses), btheb.shape, options);

const visits = ['2m', '3m', '5m', '8m'];
const patientOf = (arm: string, baseline: number | null, scores: (number | null)[]): CoursePatient => ({
  arm,
  covariates: [],
  baseline,
  observed: scores.map((score, place) => ({ visit: visits[place]!, score })),
});

function predict(
  model: FittedModel,
  patient: CoursePatient,
  visit: number,
  given: number[],
): ScorePrediction | null {
  const row = patientRow(model, patient);
  if ('code' in row) throw new Error(row.reason);
  return scorePredictor(model)(row, visit, given);
}

const known = (prediction: ScorePrediction | null): ScorePrediction => {
  if (!prediction) throw new Error('no prediction');
  return prediction;
};

describe('with nothing observed', () => {
  it('a patient with the average baseline is expected at the least squares mean', () => {
    const model = fitBtheb();
    const baseline = model.sums.columns.find(({ kind }) => kind === 'baseline')!.rowMean;
    for (const { arm, visit, estimate, se } of lsMeansOf(model)) {
      const place = model.visits.indexOf(visit);
      const { estimate: mean, sd } = known(predict(model, patientOf(arm!, baseline, []), place, []));
      expect(mean).toBeCloseTo(estimate!, 9);
      // One new patient scatters by the visit's variance around a mean that is itself uncertain.
      const variance = model.optimum.likelihood.sigma.get(place, place) + se! ** 2;
      expect(sd / Math.sqrt(variance)).toBeCloseTo(1, 10);
    }
  });
});

describe('with one score observed', () => {
  it('the mean is the bivariate formula on the coefficients as R writes them', () => {
    const model = fitBtheb();
    const of = new Map(coefficientsOf(model).map(({ term, estimate }) => [term, estimate!]));
    const arm = model.columns.arms[1]!;
    const first = of.get('(Intercept)')! + of.get(`arm${arm}`)! + 30 * of.get('baseline')!;
    const later =
      first + of.get('visit5m')! + of.get(`arm${arm}:visit5m`)! + 30 * of.get('visit5m:baseline')!;
    const { matrix } = visitCovariance(model);
    const expected = later + (matrix[2]![0]! / matrix[0]![0]!) * (25 - first);
    expect(known(predict(model, patientOf(arm, 30, [25]), 2, [0])).estimate).toBeCloseTo(expected, 8);
  });
});

/** Least squares of the last visit on one, arm, baseline and the visits given, and its prediction of a new row. */
function regression(courses: CohortCourse[], arm: string, row: number[], given: number[], visit: number) {
  const rows = courses.map(({ arm: own, scores }) => [
    1,
    own === arm ? 1 : 0,
    scores[0]!,
    ...given.map((place) => scores[place + 1]!),
  ]);
  const x = new Matrix(rows);
  const y = Matrix.columnVector(courses.map(({ scores }) => scores[visit + 1]!));
  const inverse = solve(x.transpose().mmul(x), Matrix.eye(x.columns));
  const slopes = inverse.mmul(x.transpose()).mmul(y);
  const left = Matrix.sub(y, x.mmul(slopes));
  const own = Matrix.rowVector(row);
  return {
    mean: own.mmul(slopes).get(0, 0),
    leverage: own.mmul(inverse).mmul(own.transpose()).get(0, 0),
    residual: left.transpose().mmul(left).get(0, 0),
  };
}

describe('where everybody has every score', () => {
  const complete = btheb.courses.filter(({ scores }) => !scores.includes(null));
  const model = fitBtheb({}, complete);
  const arm = model.columns.arms[1]!;
  const df = complete.length - 3;

  it('the prediction from the baseline is that of a regression, with its prediction interval', () => {
    for (const visit of [0, 1, 2, 3]) {
      const { estimate, sd, df: found, ...limits } = known(predict(model, patientOf(arm, 41, []), visit, []));
      const ols = regression(complete, arm, [1, 1, 41], [], visit);
      const scale = Math.sqrt((ols.residual / df) * (1 + ols.leverage));
      expect(estimate).toBeCloseTo(ols.mean, 7);
      expect(found / df).toBeCloseTo(1, 7);
      expect(sd / scale).toBeCloseTo(1, 7);
      expect(limits.upper80).toBeCloseTo(ols.mean + tQuantile(0.9, df) * scale, 6);
      expect(limits.lower80).toBeCloseTo(ols.mean - tQuantile(0.9, df) * scale, 6);
      expect(limits.upper50).toBeCloseTo(ols.mean + tQuantile(0.75, df) * scale, 6);
      expect(limits.lower50).toBeCloseTo(ols.mean - tQuantile(0.75, df) * scale, 6);
    }
  });

  it('the prediction from earlier scores is that of a regression on these, the variance to the second order', () => {
    const scores = [33, 20, 28];
    for (const [visit, given] of [
      [1, [0]],
      [2, [0, 1]],
      [3, [0, 1, 2]],
      [3, [1]],
    ] as [number, number[]][]) {
      const { estimate, sd } = known(predict(model, patientOf(arm, 41, scores), visit, given));
      const ols = regression(
        complete,
        arm,
        [1, 1, 41, ...given.map((place) => scores[place]!)],
        given,
        visit,
      );
      expect(estimate).toBeCloseTo(ols.mean, 6);
      // REML divides the residual by n - 3 and not by n - 3 - given; the correction adds given / (n - 3) of it.
      const corrected = (ols.residual / df) * (1 + ols.leverage + given.length / df);
      expect(sd ** 2 / corrected).toBeCloseTo(1, 7);
      const exact = (ols.residual / (df - given.length)) * (1 + ols.leverage);
      const part = given.length / df;
      // (1 - part)(1 + part / (1 + leverage)) = 1 - part (leverage + part) / (1 + leverage)
      const short = (part * (ols.leverage + part)) / (1 + ols.leverage);
      expect(sd ** 2 / exact).toBeCloseTo(1 - short, 7);
      expect(short).toBeLessThan(0.02);
    }
  });
});

describe('the prediction', () => {
  const given = [0, 1];
  const patient = patientOf('BtheB', 30, [25, 18]);

  it('does not depend on where the scores are counted from', () => {
    const far = btheb.courses.map(({ arm, scores }) => ({
      arm,
      scores: scores.map((score) => (score === null ? null : score + 1e9)),
    }));
    const here = known(predict(fitBtheb(), patient, 2, given));
    const moved = patientOf('BtheB', 30 + 1e9, [25 + 1e9, 18 + 1e9]);
    const there = known(predict(fitBtheb({}, far), moved, 2, given));
    expect(there.estimate - 1e9).toBeCloseTo(here.estimate, 5);
    expect(there.sd).toBeCloseTo(here.sd, 9);
  });

  it('is mirrored where the scores are', () => {
    const turned = btheb.courses.map(({ arm, scores }) => ({
      arm,
      scores: scores.map((score) => (score === null ? null : 63 - score)),
    }));
    const here = known(predict(fitBtheb(), patient, 2, given));
    const there = known(predict(fitBtheb({}, turned), patientOf('BtheB', 33, [38, 45]), 2, given));
    expect(63 - there.estimate).toBeCloseTo(here.estimate, 8);
    expect(63 - there.lower80).toBeCloseTo(here.upper80, 7);
  });

  it('is the same from a model of the change', () => {
    const score = known(predict(fitBtheb(), patient, 2, given));
    const change = known(predict(fitBtheb({ response: 'change' }), patient, 2, given));
    expect(change.estimate).toBeCloseTo(score.estimate, 7);
    expect(change.sd).toBeCloseTo(score.sd, 7);
    expect(change.df).toBeCloseTo(score.df, 4);
  });

  it('does not depend on the order in which scores are given', () => {
    const model = fitBtheb();
    const forth = known(predict(model, patient, 3, [0, 1]));
    const back = known(predict(model, patient, 3, [1, 0]));
    expect(back.estimate).toBeCloseTo(forth.estimate, 9);
    expect(back.sd).toBeCloseTo(forth.sd, 9);
  });

  it('narrows with every score known where the cohort is large', () => {
    const { shape, draw } = simulatedTrial(7);
    const model = fitted(tallyOfAll(draw(3000)), shape);
    const someone = {
      arm: 'ketamine',
      covariates: [],
      baseline: 50,
      observed: ['v1', 'v2', 'v3'].map((visit) => ({ visit, score: 34 })),
    };
    const sds = [[], [0], [0, 1], [0, 1, 2]].map((told) => known(predict(model, someone, 3, told)).sd);
    for (const [place, sd] of sds.entries()) if (place > 0) expect(sd).toBeLessThan(sds[place - 1]!);
  });

  it('is wider for a baseline that is far from the cohort’s', () => {
    const model = fitBtheb();
    const near = known(predict(model, patientOf('BtheB', 23, []), 2, []));
    expect(known(predict(model, patientOf('BtheB', 60, []), 2, [])).sd).toBeGreaterThan(near.sd);
  });

  it('is had under every structure, and its intervals are nested', () => {
    for (const covariance of structures) {
      const found = known(predict(fitBtheb({ covariance }), patient, 2, given));
      const { lower80, lower50, estimate, upper50, upper80, df } = found;
      expect([lower80, lower50, estimate, upper50, upper80].sort((a, b) => a - b)).toEqual([
        lower80,
        lower50,
        estimate,
        upper50,
        upper80,
      ]);
      expect(df).toBeGreaterThan(0);
    }
  });

  it('is null where the arm has nobody at the visit, and a score there tells nothing of others', () => {
    const gappy = btheb.courses.map(({ arm, scores }) => ({
      arm,
      scores: scores.map((score, visit) => (arm === 'BtheB' && visit === 3 ? null : score)),
    }));
    const model = fitBtheb({}, gappy);
    const someone = patientOf('BtheB', 30, [25, 18, 40]);
    expect(predict(model, someone, 2, [0, 1])).toBeNull();
    expect(predict(model, someone, 3, [0, 1, 2])).toEqual(predict(model, someone, 3, [0, 1]));
  });
});
