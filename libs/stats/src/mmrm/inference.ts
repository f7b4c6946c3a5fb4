import { CholeskyDecomposition, LuDecomposition, Matrix } from 'ml-matrix';
import { tQuantile, tTwoSidedP } from '../distributions/student-t.js';
import { adjustedCovariance } from './kenward-roger.js';
import type { Problem } from './likelihood.js';
import type { Optimum } from './maximise.js';

/** A combination of coefficients with its standard error, degrees of freedom and 95 % interval; t, p: against zero. */
export interface Estimate {
  estimate: number;
  se: number;
  df: number;
  lower: number;
  upper: number;
  t: number;
  p: number;
}

/** What cannot be had is null: a figure of nothing, or one whose variance or degrees of freedom are not positive. */
export type MaybeEstimate = { [key in keyof Estimate]: Estimate[key] | null };

export type Inference = (weights: number[], offset?: number) => MaybeEstimate;

/**
 * Student's t inference on combinations of the coefficients. Degrees of freedom by Satterthwaite (1946; Fai &
 * Cornelius 1996): 2 v^2 / (g' Theta g) with v = w'Cw, g its gradient in the covariance parameters, and Theta twice
 * the inverse of the Hessian of -2 log REML. Kenward & Roger (1997) keep these for a single combination and enlarge the
 * standard error. O(parameters x terms^2) a combination.
 */
export function inferenceAt(
  problem: Problem,
  optimum: Optimum,
  method: 'satterthwaite' | 'kenward-roger',
): Inference {
  const { likelihood, curvature } = optimum;
  const { covariance: c, coefficients } = likelihood;
  const theta = parameterCovariance(optimum);
  const reported = method === 'kenward-roger' ? adjustedCovariance(problem, optimum, theta) : c;
  return (weights, offset = 0) => {
    const w = Matrix.columnVector(weights);
    const cw = c.mmul(w);
    const variance = dot(weights, cw.to1DArray());
    const gradient = curvature.information.map((q) => cw.transpose().mmul(q).mmul(cw).get(0, 0));
    const spread = dot(gradient, theta.mmul(Matrix.columnVector(gradient)).to1DArray());
    const df = (2 * variance * variance) / spread;
    const estimate = dot(weights, coefficients) + offset;
    // With very few patients Kenward and Roger's correction can outweigh the variance that it corrects.
    const corrected = dot(weights, reported.mmul(w).to1DArray());
    const se = corrected > 0 ? Math.sqrt(corrected) : null;
    const margin = se !== null && df > 0 && df < Infinity ? tQuantile(0.975, df) * se : Infinity;
    if (se === null || !Number.isFinite(margin))
      return { estimate, se, df: null, lower: null, upper: null, t: null, p: null };
    const t = estimate / se;
    return { estimate, se, df, lower: estimate - margin, upper: estimate + margin, t, p: tTwoSidedP(t, df) };
  };
}

/** Theta: the covariance of the covariance's own parameters, twice the inverse of the Hessian of -2 log REML. */
export function parameterCovariance({ hessian }: Optimum): Matrix {
  const cholesky = new CholeskyDecomposition(hessian);
  const inverse = cholesky.isPositiveDefinite()
    ? cholesky.solve(Matrix.eye(hessian.rows))
    : new LuDecomposition(hessian).solve(Matrix.eye(hessian.rows));
  return inverse.mul(2);
}

const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
