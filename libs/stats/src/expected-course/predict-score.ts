import { Matrix } from 'ml-matrix';
import { tQuantile } from '../distributions/student-t.js';
import { estimable } from '../mmrm/estimable.js';
import { estimate, type FittedModel } from '../mmrm/fit-model.js';
import { parameterCovariance } from '../mmrm/inference.js';
import { condition } from './condition.js';
import type { PatientRow } from './course-patient.js';

/** One new score of one patient, in points: Student's t around `estimate` with scale `sd` and `df`; its central intervals. */
export interface ScorePrediction {
  estimate: number;
  sd: number;
  df: number;
  lower50: number;
  upper50: number;
  lower80: number;
  upper80: number;
}

export type ScorePredictor = (patient: PatientRow, visit: number, given: number[]) => ScorePrediction | null;

/**
 * The predictive distribution of a patient's score at a visit of the model, given the scores at other visits (by
 * number; those the patient has). With o the visits given, B = Sigma_to Sigma_oo^-1 and r = y_o less its mean,
 *
 *   mean      x_t'b + B r
 *   variance  Sigma_tt - B Sigma_ot                        the scatter of patients
 *             + (x_t - B x_o)' C (x_t - B x_o)             the coefficients are estimated
 *             + sum Theta_ij (dB_i r)(dB_j r)              so is B (Kackar & Harville 1984)
 *             + sum Theta_ij dB_i Sigma_oo dB_j'           and the first term is too small (Prasad & Rao 1990)
 *   df        2 v^2 / (g' Theta g), v the first term, g_i = (e_t - B e_o)' dSigma_i (e_t - B e_o)   (Satterthwaite 1946)
 *
 * Null where the data do not determine the mean at the visit; a score given whose own mean they do not determine tells
 * nothing and is passed over. Method: docs/methods/expected-course.md. Once O(parameters^3), then a prediction
 * O(visits^3 + parameters (visits^2 + terms^2)).
 */
export function scorePredictor(model: FittedModel): ScorePredictor {
  const { sigma } = model.optimum.likelihood;
  const { jacobian } = model.optimum;
  const theta = parameterCovariance(model.optimum);
  return (patient, visit, given) => {
    const means = model.visits.map((_, place) => meanAt(model, patient, place));
    const told = given.filter((place) => means[place] !== null);
    const { slopes, inverse, variance: scatter } = condition(sigma, visit, told);
    const direct = designRow(model, patient, visit);
    const rows = told.map((place) => designRow(model, patient, place));
    const weights = direct.map((value, term) => value - sum(rows, (row, o) => slopes[o]! * row[term]!));
    const offset = patient.origins[visit]! + sum(told, (place, o) => slopes[o]! * patient.responses[place]!);
    const mean = estimate(model, weights, offset);
    if (mean?.estimate == null || mean.se === null) return null;
    const residuals = told.map((place) => patient.responses[place]! - means[place]!);
    const along = Array.from({ length: model.visits.length }, () => 0);
    along[visit] = 1;
    told.forEach((place, o) => (along[place] = -slopes[o]!));
    // The score less what the scores given tell of it, and how that moves with each parameter of the covariance.
    const turned = jacobian.map((slope) => slope.mmul(Matrix.columnVector(along)).to1DArray());
    const scatterSlopes = turned.map((moved) => sum(moved, (value, place) => value * along[place]!));
    const slopeMoves = turned.map((moved) =>
      timesSymmetric(
        inverse,
        told.map((place) => moved[place]!),
      ),
    );
    const meanMoves = slopeMoves.map((moves) => sum(moves, (value, o) => value * residuals[o]!));
    const shortfall = sum(slopeMoves, (a, i) =>
      sum(slopeMoves, (_, j) => theta.get(i, j) * sum(a, (value, o) => value * turned[j]![told[o]!]!)),
    );
    const variance = scatter + mean.se ** 2 + quadratic(theta, meanMoves) + shortfall;
    const df = (2 * scatter * scatter) / quadratic(theta, scatterSlopes);
    if (!(variance > 0 && df > 0 && df < Infinity)) return null;
    return predictionOf(mean.estimate, Math.sqrt(variance), df);
  };
}

function predictionOf(mean: number, sd: number, df: number): ScorePrediction {
  const half = tQuantile(0.75, df) * sd;
  const most = tQuantile(0.9, df) * sd;
  return {
    estimate: mean,
    sd,
    df,
    lower50: mean - half,
    upper50: mean + half,
    lower80: mean - most,
    upper80: mean + most,
  };
}

/** A patient's row of the design at a visit: one number a term. */
const designRow = ({ terms }: FittedModel, { columns }: PatientRow, visit: number): number[] =>
  terms.map(({ column, at }) => (at[visit] ? columns[column]! : 0));

/** Of the response, counted from its origin; null where the data do not determine it. */
function meanAt(model: FittedModel, patient: PatientRow, visit: number): number | null {
  const kept = estimable(model.determined, designRow(model, patient, visit));
  return kept && sum(kept, (value, term) => value * model.optimum.likelihood.coefficients[term]!);
}

const timesSymmetric = (matrix: Matrix, vector: number[]): number[] =>
  vector.map((_, row) => sum(vector, (value, column) => matrix.get(row, column) * value));

const quadratic = (matrix: Matrix, vector: number[]): number =>
  sum(vector, (a, i) => sum(vector, (b, j) => a * b * matrix.get(i, j)));

function sum<Value>(values: Value[], of: (value: Value, place: number) => number): number {
  return values.reduce((total, value, place) => total + of(value, place), 0);
}
