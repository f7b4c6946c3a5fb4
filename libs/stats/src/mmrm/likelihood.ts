import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { PatternSums } from './model-sums.js';
import type { Term } from './terms.js';

/** What a likelihood is of: sums by pattern, coefficients, and the numbers of visits and fixed columns. */
export interface Problem {
  patterns: PatternSums[];
  terms: Term[];
  visits: number;
  columns: number;
  observations: number;
}

/**
 * -2 log REML at a covariance `sigma` of the responses (visits x visits), profiled over the coefficients.
 * `covariance`: of the coefficients. `gradient`: with respect to `sigma` as a symmetric matrix.
 */
export interface Likelihood {
  sigma: Matrix;
  neg2LogLik: number;
  coefficients: number[];
  covariance: Matrix;
  gradient: Matrix;
  state: PatternState[];
}

/** `weight`: inverse of the pattern's covariance; `residual`: z'(y - fit); `spread`: residual and leverage products. */
interface PatternState {
  weight: Float64Array;
  residual: Float64Array;
  spread: Float64Array;
}

/**
 * Evaluates at `sigma`; null where it is not positive definite, or the coefficients cannot be told apart.
 * Formulas: docs/methods/mmrm.md, section "From the sums". O(patterns (k^3 + k^2 q^2) + terms^3).
 */
export function likelihoodAt(problem: Problem, sigma: Matrix): Likelihood | null {
  if (!sigma.to1DArray().every(Number.isFinite)) return null;
  const { patterns, terms, visits, columns: q } = problem;
  const weights: Float64Array[] = [];
  const blocks = new Float64Array(visits * visits * q * q);
  const right = new Float64Array(visits * q);
  let logDet = 0;
  let yWy = 0;
  for (const { seen, n, zz, zy, yy } of patterns) {
    const inverse = invertAt(sigma, seen);
    if (!inverse) return null;
    const { weight, logDeterminant } = inverse;
    weights.push(weight);
    logDet += n * logDeterminant;
    const k = seen.length;
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) {
        const w = weight[a * k + b]!;
        yWy += w * yy[a * k + b]!;
        const block = (seen[a]! * visits + seen[b]!) * q * q;
        for (let i = 0; i < q * q; i++) blocks[block + i]! += w * zz[i]!;
        for (let i = 0; i < q; i++) right[seen[a]! * q + i]! += w * zy[i * k + b]!;
      }
  }
  const p = terms.length;
  const cholesky = new CholeskyDecomposition(gather(blocks, problem));
  if (!cholesky.isPositiveDefinite()) return null;
  const covariance = symmetric(cholesky.solve(Matrix.eye(p)));
  const xWy = terms.map(({ column, at }) =>
    at.reduce((sum, on, visit) => (on ? sum + right[visit * q + column]! : sum), 0),
  );
  const coefficients = covariance.mmul(Matrix.columnVector(xWy)).to1DArray();
  const explained = coefficients.reduce((sum, beta, j) => sum + beta * xWy[j]!, 0);
  const rest = (problem.observations - p) * Math.log(2 * Math.PI);
  const { state, gradient } = residuals(problem, weights, coefficients, covariance);
  return {
    sigma,
    neg2LogLik: logDet + logDeterminantOf(cholesky) + yWy - explained + rest,
    coefficients,
    covariance,
    gradient,
    state,
  };
}

function residuals(
  { patterns, terms, visits, columns: q }: Problem,
  weights: Float64Array[],
  coefficients: number[],
  covariance: Matrix,
): { state: PatternState[]; gradient: Matrix } {
  const fit = new Float64Array(visits * q);
  const uncertainty = new Float64Array(visits * q * visits * q);
  terms.forEach((a, j) => {
    a.at.forEach((on, s) => {
      if (!on) return;
      const row = s * q + a.column;
      fit[row]! += coefficients[j]!;
      terms.forEach((b, l) => {
        const c = covariance.get(j, l);
        b.at.forEach((also, t) => {
          if (also) uncertainty[row * visits * q + t * q + b.column]! += c;
        });
      });
    });
  });
  const gradient = Matrix.zeros(visits, visits);
  const state = patterns.map(({ seen, n, zz, zy, yy }, place): PatternState => {
    const weight = weights[place]!;
    const k = seen.length;
    const zFit = new Float64Array(q * k);
    for (let i = 0; i < q; i++)
      for (let a = 0; a < k; a++) {
        let sum = 0;
        for (let j = 0; j < q; j++) sum += zz[i * q + j]! * fit[seen[a]! * q + j]!;
        zFit[i * k + a] = sum;
      }
    const residual = Float64Array.from(zy, (value, at) => value - zFit[at]!);
    const spread = new Float64Array(k * k);
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) {
        let sum = yy[a * k + b]!;
        for (let i = 0; i < q; i++)
          sum -= fit[seen[a]! * q + i]! * zy[i * k + b]! + residual[i * k + a]! * fit[seen[b]! * q + i]!;
        const from = seen[a]! * q;
        const to = seen[b]! * q;
        for (let i = 0; i < q; i++)
          for (let j = 0; j < q; j++) sum += uncertainty[(from + i) * visits * q + to + j]! * zz[i * q + j]!;
        spread[a * k + b] = sum;
      }
    symmetrise(spread, k);
    const sandwich = triple(weight, spread, k);
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) {
        const value = n * weight[a * k + b]! - sandwich[a * k + b]!;
        gradient.set(seen[a]!, seen[b]!, gradient.get(seen[a]!, seen[b]!) + value);
      }
    return { weight, residual, spread };
  });
  return { state, gradient: symmetric(gradient) };
}

/** The inverse of the part of `sigma` at some visits, row by row, and the logarithm of its determinant. */
function invertAt(sigma: Matrix, seen: number[]): { weight: Float64Array; logDeterminant: number } | null {
  const cholesky = new CholeskyDecomposition(sigma.selection(seen, seen));
  if (!cholesky.isPositiveDefinite()) return null;
  const inverse = cholesky.solve(Matrix.eye(seen.length));
  return {
    weight: Float64Array.from(symmetric(inverse).to1DArray()),
    logDeterminant: logDeterminantOf(cholesky),
  };
}

const logDeterminantOf = (cholesky: CholeskyDecomposition): number =>
  2 * cholesky.lowerTriangularMatrix.diagonal().reduce((sum, value) => sum + Math.log(value), 0);

/** sum over visits s, t of D_s' blocks[s, t] D_t: the coefficients' own matrix out of the full one. */
export function gather(blocks: Float64Array, { terms, visits, columns: q }: Problem): Matrix {
  const p = terms.length;
  const gathered = Matrix.zeros(p, p);
  for (let j = 0; j < p; j++)
    for (let l = j; l < p; l++) {
      const [a, b] = [terms[j]!, terms[l]!];
      let sum = 0;
      for (let s = 0; s < visits; s++)
        if (a.at[s])
          for (let t = 0; t < visits; t++)
            if (b.at[t]) sum += blocks[(s * visits + t) * q * q + a.column * q + b.column]!;
      gathered.set(j, l, sum);
      gathered.set(l, j, sum);
    }
  return gathered;
}

/** a b a for square matrices, row by row. */
export function triple(a: Float64Array, b: Float64Array, k: number): Float64Array {
  return multiply(multiply(a, b, k), a, k);
}

export function multiply(a: Float64Array, b: Float64Array, k: number): Float64Array {
  const product = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const left = a[i * k + j]!;
      for (let l = 0; l < k; l++) product[i * k + l]! += left * b[j * k + l]!;
    }
  return product;
}

function symmetrise(values: Float64Array, k: number): void {
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++) {
      const mean = (values[a * k + b]! + values[b * k + a]!) / 2;
      values[a * k + b] = mean;
      values[b * k + a] = mean;
    }
}

export const symmetric = (matrix: Matrix): Matrix => Matrix.add(matrix, matrix.transpose()).mul(0.5);
