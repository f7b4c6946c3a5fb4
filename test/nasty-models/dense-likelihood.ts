import {
  cholesky,
  dot,
  inverse,
  logDeterminant,
  solve,
  times,
  timesVector,
  transpose,
  zeros,
  type Rows,
} from './dense-algebra.js';
import type { DenseModel } from './dense-model.js';

/** -2 log REML, patient by patient, with its coefficients (of the kept columns), their covariance and its slope. */
export interface DenseLikelihood {
  value: number;
  coefficients: number[];
  covariance: Rows;
  /** d value / d sigma, as a symmetric matrix. */
  slope: Rows;
  /** Sum of |y|'|W||y|: what sums of squares of the scores add up before they cancel. */
  energy: number;
}

/**
 * Patterson & Thompson's (1971) restricted likelihood: sum log|S_i| + log|X'WX| + sum r_i'W_i r_i + (N - p) log 2 pi,
 * and its slope sum of W_i - W_i r_i r_i'W_i - W_i X_i C X_i'W_i. O(patients visits^2 columns).
 */
export function denseLikelihood(model: DenseModel, sigma: Rows): DenseLikelihood | null {
  const p = model.kept.length;
  const weights = new Map<string, { weight: Rows; logDet: number }>();
  const information = zeros(p, p);
  const right = Array<number>(p).fill(0);
  const parts = [];
  let energy = 0;
  let value = (model.observations - p) * Math.log(2 * Math.PI);
  for (const { seen, y, design } of model.patients) {
    const key = seen.join();
    let known = weights.get(key);
    if (!known) {
      const lower = cholesky(seen.map((s) => seen.map((t) => sigma[s]![t]!)));
      if (!lower) return null;
      weights.set(key, (known = { weight: inverse(lower), logDet: logDeterminant(lower) }));
    }
    const x = design.map((row) => model.kept.map((j) => row[j]!));
    const wx = times(known.weight, x);
    for (let t = 0; t < seen.length; t++)
      for (let i = 0; i < p; i++) {
        const xi = x[t]![i]!;
        if (xi === 0) continue;
        for (let j = 0; j < p; j++) information[i]![j]! += xi * wx[t]![j]!;
      }
    for (let i = 0; i < p; i++) for (let t = 0; t < seen.length; t++) right[i]! += wx[t]![i]! * y[t]!;
    value += known.logDet;
    const sizes = y.map(Math.abs);
    energy += dot(
      sizes,
      timesVector(
        known.weight.map((row) => row.map(Math.abs)),
        sizes,
      ),
    );
    parts.push({ seen, y, x, wx, weight: known.weight });
  }
  const lower = cholesky(information);
  if (!lower) return null;
  const coefficients = solve(lower, right);
  const covariance = inverse(lower);
  value += logDeterminant(lower);
  const slope = zeros(sigma.length, sigma.length);
  for (const { seen, y, x, wx, weight } of parts) {
    const rest = x.map((row, t) => y[t]! - dot(row, coefficients));
    const wr = timesVector(weight, rest);
    value += dot(rest, wr);
    const leverage = times(times(wx, covariance), transpose(wx));
    seen.forEach((s, a) =>
      seen.forEach((t, b) => {
        slope[s]![t]! += weight[a]![b]! - wr[a]! * wr[b]! - leverage[a]![b]!;
      }),
    );
  }
  return Number.isFinite(value) ? { value, coefficients, covariance, slope, energy } : null;
}
