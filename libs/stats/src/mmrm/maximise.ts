import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { curvatureAt, traceOfProduct, type Curvature } from './curvature.js';
import { likelihoodAt, symmetric, type Likelihood, type Problem } from './likelihood.js';
import type { ModelRefusal, Structure } from './model-options.js';
import { parametrise, type Parametrisation } from './structure.js';

/** The maximum of the restricted likelihood. `jacobian`: d sigma / d parameter; `hessian`: of -2 log REML. */
export interface Optimum {
  likelihood: Likelihood;
  curvature: Curvature;
  jacobian: Matrix[];
  hessian: Matrix;
  iterations: number;
}

const EM_STEPS = 50;
const NEWTON_STEPS = 100;
const HALVINGS = 40;
/** The last full step squares what is left, so nothing is left that a double can hold. */
const LEAST_DECREMENT = 1e-17;
/** Below this a decrement that no longer falls is rounding. */
const ROUNDED_DECREMENT = 1e-10;
const GREATEST_GRADIENT = 1e-6;
/** Of the Hessian, as `isCurved` scales it. */
const LEAST_CURVATURE = 1e-7;
/** Of the correlation matrix; beyond, the likelihood rises towards a singular one and has no maximum. */
const GREATEST_CONDITION = 1e6;

/**
 * Maximises by REML-EM from `variances` (for the unstructured covariance, where the step is closed) and then by Newton
 * steps with the exact Hessian, its eigenvalues made positive, halving steps that do not descend; a structure's
 * likelihood, which may have several maxima, from several starts, of which the highest counts. A point is an
 * optimum only if the gradient vanishes, the Hessian is positive definite and the correlation is not near singular.
 * The search is of scores in a unit near their SD, so that it is the same whatever unit they come in.
 * Method and measurements: docs/methods/mmrm.md. O(steps x cost of the second derivatives).
 */
export function maximise(
  problem: Problem,
  structure: Structure,
  variances: number[],
): Optimum | ModelRefusal {
  const unit = unitOf(variances);
  const found = search(
    inUnit(problem, unit),
    structure,
    variances.map((variance) => variance / unit ** 2),
  );
  return 'code' in found ? found : fromUnit(problem, found, unit);
}

/** The power of two next to the root of the mean variance: multiplying by it rounds nothing. */
const unitOf = (variances: number[]): number =>
  2 ** Math.round(Math.log2(variances.reduce((sum, variance) => sum + variance, 0) / variances.length) / 2);

const inUnit = (problem: Problem, unit: number): Problem => ({
  ...problem,
  patterns: problem.patterns.map((pattern) => ({
    ...pattern,
    zy: pattern.zy.map((sum) => sum / unit),
    yy: pattern.yy.map((sum) => sum / unit ** 2),
  })),
});

function fromUnit(problem: Problem, found: Optimum, unit: number): Optimum | ModelRefusal {
  const likelihood = likelihoodAt(problem, Matrix.mul(found.likelihood.sigma, unit ** 2));
  if (!likelihood) return noOptimum('it cannot be written in the unit of the scores');
  const jacobian = found.jacobian.map((slope) => Matrix.mul(slope, unit ** 2));
  return { ...found, likelihood, jacobian, curvature: curvatureAt(problem, likelihood, jacobian) };
}

function search(problem: Problem, structure: Structure, variances: number[]): Optimum | ModelRefusal {
  const parametrisation = parametrise(structure, problem.visits);
  const start = structure === 'un' ? emFrom(problem, variances) : Matrix.diag(variances);
  if (!start) return noOptimum('it left the covariances');
  const climbs = parametrisation.starts(start).map((from) => climb(problem, parametrisation, from));
  const [first] = climbs;
  const height = ({ likelihood }: Optimum): number => likelihood.neg2LogLik;
  const [highest] = climbs
    .flatMap((found) => ('code' in found ? [] : [found]))
    // Of equal maxima the first: what rounding leaves between them decides nothing.
    .sort((a, b) => (Math.abs(height(a) - height(b)) < 1e-8 ? 0 : height(a) - height(b)));
  return highest ?? first ?? noOptimum('it has no start');
}

function climb(problem: Problem, parametrisation: Parametrisation, from: number[]): Optimum | ModelRefusal {
  let parameters = from;
  let previous = Infinity;
  let likelihood = likelihoodAt(problem, parametrisation.sigma(parameters));
  if (!likelihood) return noOptimum('the mean cannot be told apart from the start');
  for (let iterations = 1; iterations <= NEWTON_STEPS; iterations++) {
    const jacobian = parametrisation.jacobian(parameters);
    const curvature = curvatureAt(problem, likelihood, jacobian);
    const gradient = jacobian.map((slope) => contract(likelihood!.gradient, slope));
    const hessian = symmetric(
      Matrix.add(curvature.hessian, parametrisation.second(parameters, likelihood.gradient)),
    );
    if (!hessian.to1DArray().every(Number.isFinite)) return noOptimum('its curvature is not finite');
    const step = newtonStep(hessian, gradient);
    const decrement = -gradient.reduce((sum, slope, m) => sum + slope * step[m]!, 0);
    // Newton squares what is left; where it no longer does, what is left is rounding.
    const settled =
      decrement < LEAST_DECREMENT || (decrement < ROUNDED_DECREMENT && decrement > previous / 4);
    previous = decrement;
    const scales = scalesOf(jacobian, likelihood.sigma);
    const flat =
      scales !== null && gradient.every((slope, m) => Math.abs(slope * scales[m]!) < GREATEST_GRADIENT);
    if (settled) {
      if (!flat) return noOptimum('its gradient does not vanish');
      if (!isCurved(hessian, scales)) return noOptimum('it is not a maximum');
      if (correlationCondition(likelihood.sigma) > GREATEST_CONDITION)
        return noOptimum('it lies at a singular covariance');
      return { likelihood, curvature, jacobian, hessian, iterations };
    }
    const next = descend(problem, parametrisation.sigma, parameters, step, likelihood, decrement);
    if (!next) {
      // Rounding hides any further descent: what stands is as good as can be told.
      if (flat && isCurved(hessian, scales) && correlationCondition(likelihood.sigma) <= GREATEST_CONDITION)
        return { likelihood, curvature, jacobian, hessian, iterations };
      return noOptimum('no step descends');
    }
    ({ parameters, likelihood } = next);
    if (parameters.some((parameter) => Math.abs(parameter) > 1e8)) return noOptimum('it runs away');
  }
  return noOptimum(`${NEWTON_STEPS} steps were not enough`);
}

const noOptimum = (why: string): ModelRefusal => ({
  code: 'no-optimum',
  reason: `The restricted likelihood has no interior maximum that could be found: ${why}.`,
});

/** REML-EM: sigma - sigma G sigma / n stays positive definite and never lowers the likelihood. */
function emFrom(problem: Problem, variances: number[]): Matrix | null {
  const n = problem.patterns.reduce((sum, pattern) => sum + pattern.n, 0);
  let sigma = Matrix.diag(variances);
  for (let step = 0; step < EM_STEPS; step++) {
    const likelihood = likelihoodAt(problem, sigma);
    if (!likelihood) return null;
    const move = sigma.mmul(likelihood.gradient).mmul(sigma).div(n);
    sigma = symmetric(Matrix.sub(sigma, move));
  }
  return new CholeskyDecomposition(sigma).isPositiveDefinite() ? sigma : null;
}

function descend(
  problem: Problem,
  sigmaOf: (parameters: number[]) => Matrix,
  parameters: number[],
  step: number[],
  from: Likelihood,
  decrement: number,
): { parameters: number[]; likelihood: Likelihood } | null {
  const longest = Math.max(...step.map(Math.abs));
  const spread = Math.max(1, ...parameters.map(Math.abs));
  let length = Math.min(1, (3 * spread) / longest);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const next = parameters.map((parameter, m) => parameter + length * step[m]!);
    const likelihood = likelihoodAt(problem, sigmaOf(next));
    const allowance = 1e-12 * Math.abs(from.neg2LogLik);
    if (
      likelihood &&
      Number.isFinite(likelihood.neg2LogLik) &&
      (decrement < 1e-8 || likelihood.neg2LogLik <= from.neg2LogLik - 1e-4 * length * decrement + allowance)
    )
      return { parameters: next, likelihood };
    length /= 2;
  }
  return null;
}

/** The Newton step where the Hessian is positive definite, else the one of its eigenvalues' absolute values. */
function newtonStep(hessian: Matrix, gradient: number[]): number[] {
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(hessian, {
    assumeSymmetric: true,
  });
  const floor = 1e-10 * Math.max(...values.map(Math.abs));
  const along = vectors.transpose().mmul(Matrix.columnVector(gradient)).to1DArray();
  const scaled = along.map((slope, m) => -slope / Math.max(Math.abs(values[m]!), floor));
  return vectors.mmul(Matrix.columnVector(scaled)).to1DArray();
}

/**
 * What takes the parameters' units away: one over the root of the curvature that one patient seen at every visit would
 * give each, tr(W dSigma W dSigma). Null where sigma is not positive definite, as every pattern's part may be.
 */
function scalesOf(jacobian: Matrix[], sigma: Matrix): number[] | null {
  const cholesky = new CholeskyDecomposition(sigma);
  if (!cholesky.isPositiveDefinite()) return null;
  const weight = cholesky.solve(Matrix.eye(sigma.rows));
  const scales = jacobian.map((slope) => {
    const moved = weight.mmul(slope);
    return 1 / Math.sqrt(traceOfProduct(moved, moved));
  });
  return scales.every(Number.isFinite) ? scales : null;
}

/** Whether every direction has curvature that rounding cannot have made. */
function isCurved(hessian: Matrix, scales: number[]): boolean {
  const scaled = hessian.clone().mulColumnVector(scales).mulRowVector(scales);
  const values = new EigenvalueDecomposition(scaled, { assumeSymmetric: true }).realEigenvalues;
  return Math.min(...values) > LEAST_CURVATURE;
}

const contract = (a: Matrix, b: Matrix): number => {
  let sum = 0;
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.columns; j++) sum += a.get(i, j) * b.get(i, j);
  return sum;
};

function correlationCondition(sigma: Matrix): number {
  const sds = sigma.diagonal().map(Math.sqrt);
  const correlation = Matrix.zeros(sigma.rows, sigma.rows);
  for (let i = 0; i < sigma.rows; i++)
    for (let j = 0; j < sigma.rows; j++) correlation.set(i, j, sigma.get(i, j) / (sds[i]! * sds[j]!));
  const values = new EigenvalueDecomposition(correlation, { assumeSymmetric: true }).realEigenvalues;
  const least = Math.min(...values);
  return least > 0 ? Math.max(...values) / least : Infinity;
}
