import {
  cholesky,
  correlationCondition,
  dot,
  eigenvalues,
  solve,
  times,
  timesVector,
  type Rows,
} from './dense-algebra.js';
import type { DenseCovariance } from './dense-covariance.js';
import { denseLikelihood } from './dense-likelihood.js';
import type { DenseModel } from './dense-model.js';
import type { Draw } from './seeded-random.js';

/** A point of the parameters: -2 log REML and its gradient. */
export interface DensePoint {
  parameters: number[];
  value: number;
  gradient: number[];
}

/** The model in units of `unit` points: the search does not depend on how large the scores are. */
export function inUnits(model: DenseModel, unit: number): DenseModel {
  return { ...model, patients: model.patients.map((one) => ({ ...one, y: one.y.map((y) => y / unit) })) };
}

export function pointAt(
  model: DenseModel,
  covariance: DenseCovariance,
  parameters: number[],
): DensePoint | null {
  const found = denseLikelihood(model, covariance.sigma(parameters));
  if (!found) return null;
  return { parameters, value: found.value, gradient: covariance.chain(parameters, found.slope) };
}

/** Standard errors of the parameters one at a time: how far each may be moved to be felt. */
export function scalesAt(model: DenseModel, covariance: DenseCovariance, parameters: number[]): number[] {
  return parameters.map((_, m) => {
    const step = 1e-6;
    const [up, down] = [step, -step].map((by) => pointAt(model, covariance, moved(parameters, m, by)));
    const curvature = up && down ? (up.gradient[m]! - down.gradient[m]!) / (2 * step) : 0;
    return 1 / Math.sqrt(Math.max(curvature, 1e-2));
  });
}

export const moved = (parameters: number[], m: number, by: number): number[] =>
  parameters.map((value, l) => (l === m ? value + by : value));

export function hessianAt(
  model: DenseModel,
  covariance: DenseCovariance,
  parameters: number[],
  scales = scalesAt(model, covariance, parameters),
): Rows | null {
  const rows: Rows = [];
  for (let m = 0; m < parameters.length; m++) {
    const step = 1e-4 * scales[m]!;
    const [up, down] = [step, -step].map((by) => pointAt(model, covariance, moved(parameters, m, by)));
    if (!up || !down) return null;
    rows.push(up.gradient.map((slope, l) => (slope - down.gradient[l]!) / (2 * step)));
  }
  return rows.map((row, i) => row.map((value, j) => (value + rows[j]![i]!) / 2));
}

export interface DenseOptimum {
  value: number;
  sigma: Rows;
}

/**
 * The best of several climbs, one from uncorrelated visits, the others from anywhere: a point whose gradient vanishes,
 * whose Hessian is positive definite and whose correlation is not near singular. Null where none is found.
 */
export function searchOptimum(
  model: DenseModel,
  covariance: DenseCovariance,
  draw: Draw,
  starts: number,
): DenseOptimum | null {
  let best: DenseOptimum | null = null;
  for (let start = 0; start < starts; start++) {
    const from = startAt(model, covariance, draw, start === 0);
    const climbed = from && polish(model, covariance, climb(model, covariance, from));
    if (climbed && (!best || climbed.value < best.value))
      best = { value: climbed.value, sigma: covariance.sigma(climbed.parameters) };
  }
  return best;
}

/** Expectation steps sigma - sigma G sigma / n keep any covariance positive definite; a structure has no such step. */
function startAt(
  model: DenseModel,
  covariance: DenseCovariance,
  draw: Draw,
  plain: boolean,
): DensePoint | null {
  const visits = model.visits.length;
  const free = covariance.parameters === (visits * (visits + 1)) / 2 && visits > 1;
  if (!free) {
    const parameters = Array.from({ length: covariance.parameters }, () => (plain ? 0 : draw.normal()));
    return pointAt(model, covariance, parameters);
  }
  const loadings = Array.from({ length: visits }, () => Array.from({ length: 3 }, () => draw.normal()));
  let sigma = loadings.map((a, i) =>
    loadings.map((b, j) => (plain ? 0 : 0.5 * dot(a, b)) + (i === j ? (plain ? 1 : 0.3) : 0)),
  );
  const steps = plain ? 200 : draw.integer(0, 40);
  for (let step = 0; step < steps; step++) {
    const found = denseLikelihood(model, sigma);
    if (!found) return null;
    const move = times(times(sigma, found.slope), sigma);
    sigma = sigma.map((row, i) =>
      row.map((value, j) => value - (move[i]![j]! + move[j]![i]!) / (2 * model.patients.length)),
    );
  }
  const parameters = covariance.read(sigma);
  return parameters && pointAt(model, covariance, parameters);
}

/** Quasi-Newton steps after Broyden, Fletcher, Goldfarb and Shanno, halved until they descend enough (Armijo). */
function climb(model: DenseModel, covariance: DenseCovariance, from: DensePoint): DensePoint {
  let here = from;
  const size = here.parameters.length;
  const unit = (): Rows =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 0.05 : 0)));
  let inverse = unit();
  for (let iteration = 0; iteration < 150; iteration++) {
    if (Math.max(...here.gradient.map(Math.abs)) < 1e-5) break;
    if (iteration % 20 === 19 && correlationCondition(covariance.sigma(here.parameters)) > 1e8) break;
    let direction = timesVector(inverse, here.gradient).map((value) => -value);
    if (dot(direction, here.gradient) >= 0) {
      inverse = unit();
      direction = here.gradient.map((slope) => -0.05 * slope);
    }
    const fall = dot(direction, here.gradient);
    let length = Math.min(1, 2 / Math.max(...direction.map(Math.abs)));
    let next: DensePoint | null = null;
    for (let halving = 0; halving < 30 && !next; halving++, length /= 2) {
      const tried = pointAt(
        model,
        covariance,
        here.parameters.map((value, m) => value + length * direction[m]!),
      );
      if (tried && tried.value <= here.value + 1e-4 * length * fall) next = tried;
    }
    if (!next) break;
    inverse = updated(
      inverse,
      next.parameters.map((value, m) => value - here.parameters[m]!),
      next.gradient.map((value, m) => value - here.gradient[m]!),
    );
    here = next;
  }
  return here;
}

function updated(inverse: Rows, move: number[], turn: number[]): Rows {
  const along = dot(move, turn);
  if (along <= 1e-14) return inverse;
  const hy = timesVector(inverse, turn);
  const factor = (1 + dot(turn, hy) / along) / along;
  return inverse.map((row, i) =>
    row.map(
      (value, j) => value + factor * move[i]! * move[j]! - (hy[i]! * move[j]! + move[i]! * hy[j]!) / along,
    ),
  );
}

/** Newton's steps to the end; null where they do not lead to an interior maximum of the likelihood. */
function polish(model: DenseModel, covariance: DenseCovariance, from: DensePoint): DensePoint | null {
  let here = from;
  for (let step = 0; step < 8; step++) {
    if (correlationCondition(covariance.sigma(here.parameters)) > 1e6) return null;
    const hessian = hessianAt(model, covariance, here.parameters);
    const lower = hessian && cholesky(hessian);
    if (!hessian || !lower) return null;
    const flat = Math.max(...here.gradient.map(Math.abs)) < 1e-6;
    if (flat) return eigenvalues(hessian)[0]! > 1e-7 ? here : null;
    const by = solve(lower, here.gradient);
    const next = pointAt(
      model,
      covariance,
      here.parameters.map((value, m) => value - by[m]!),
    );
    if (!next || next.value > here.value + 1e-6) return null;
    here = next;
  }
  return null;
}
