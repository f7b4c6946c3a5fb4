import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { gather, multiply, type Likelihood, type Problem } from './likelihood.js';

/** An element of the symmetric matrix sigma, row >= column. */
export interface Element {
  row: number;
  column: number;
}

/** The elements of the lower triangle, column by column. */
export const lowerTriangle = (visits: number): Element[] =>
  Array.from({ length: visits }, (_, column) =>
    Array.from({ length: visits - column }, (__, step) => ({ row: column + step, column })),
  ).flat();

/** The unit symmetric matrix of each element of the lower triangle. */
export const elementDirections = (visits: number): Matrix[] =>
  lowerTriangle(visits).map(({ row, column }) => {
    const direction = Matrix.zeros(visits, visits);
    direction.set(row, column, 1);
    direction.set(column, row, 1);
    return direction;
  });

/**
 * In some directions in which sigma may move, one for each row. `hessian`: second derivatives of -2 log REML, exact, but
 * for what the bending of a parametrisation adds. `information`: for each direction the derivative of the
 * coefficients' information matrix, with its sign turned: d C / d direction = C Q C.
 */
export interface Curvature {
  hessian: Matrix;
  information: Matrix[];
}

/**
 * Every direction is taken to the frame in which a pattern's covariance is the identity, L^-1 dSigma L^-T: near a
 * singular sigma the elements of W dSigma W are huge and cancel, those do not. Formulas: docs/methods/mmrm.md, section
 * "Second derivatives". O(patterns directions (k^3 + k^2 q^2 + directions k^2) + directions^2 terms^2).
 */
export function curvatureAt(problem: Problem, likelihood: Likelihood, directions: Matrix[]): Curvature {
  const { patterns, terms, visits, columns: q } = problem;
  const m = directions.length;
  const hessian = Matrix.zeros(m, m);
  const full = directions.map(() => new Float64Array(visits * visits * q * q));
  const scores = directions.map(() => new Float64Array(visits * q));
  patterns.forEach(({ seen, n, zz }, place) => {
    const { residual, spread } = likelihood.state[place]!;
    const k = seen.length;
    const root = inverseRoot(likelihood.sigma, seen);
    const whitened = sandwich(root, spread, k);
    const moves = directions.map((direction) => whiten(root, direction, seen));
    for (let a = 0; a < m; a++) {
      const move = moves[a]!;
      const tilted = multiply(move, whitened, k);
      for (let b = 0; b <= a; b++) {
        const other = moves[b]!;
        let value = 0;
        for (let i = 0; i < k; i++)
          for (let j = 0; j < k; j++)
            value += other[i * k + j]! * (2 * tilted[j * k + i]! - n * move[j * k + i]!);
        hessian.set(a, b, hessian.get(a, b) + value);
      }
      const outer = sandwich(transpose(root, k), move, k);
      for (let i = 0; i < k; i++)
        for (let j = 0; j < k; j++) {
          const block = (seen[i]! * visits + seen[j]!) * q * q;
          const factor = outer[i * k + j]!;
          for (let c = 0; c < q * q; c++) full[a]![block + c]! += factor * zz[c]!;
          for (let c = 0; c < q; c++) scores[a]![seen[i]! * q + c]! += residual[c * k + j]! * factor;
        }
    }
  });
  const c = likelihood.covariance;
  const information = full.map((blocks) => gather(blocks, problem));
  const cq = information.map((matrix) => c.mmul(matrix));
  const u = scores.map((score) =>
    terms.map(({ column, at }) =>
      at.reduce((sum, on, visit) => (on ? sum + score[visit * q + column]! : sum), 0),
    ),
  );
  const cu = u.map((vector) => c.mmul(Matrix.columnVector(vector)).to1DArray());
  for (let a = 0; a < m; a++)
    for (let b = 0; b <= a; b++) {
      const quadratic = u[a]!.reduce((sum, value, j) => sum + value * cu[b]![j]!, 0);
      const value = hessian.get(a, b) - traceOfProduct(cq[a]!, cq[b]!) - 2 * quadratic;
      hessian.set(a, b, value);
      hessian.set(b, a, value);
    }
  return { hessian, information };
}

/** L^-1, row by row, for the Cholesky factor L of sigma at some visits. */
function inverseRoot(sigma: Matrix, seen: number[]): Float64Array {
  const k = seen.length;
  const lower = new CholeskyDecomposition(sigma.selection(seen, seen)).lowerTriangularMatrix;
  const root = new Float64Array(k * k);
  for (let column = 0; column < k; column++)
    for (let row = column; row < k; row++) {
      let sum = row === column ? 1 : 0;
      for (let i = column; i < row; i++) sum -= lower.get(row, i) * root[i * k + column]!;
      root[row * k + column] = sum / lower.get(row, row);
    }
  return root;
}

function whiten(root: Float64Array, direction: Matrix, seen: number[]): Float64Array {
  const k = seen.length;
  const part = new Float64Array(k * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) part[i * k + j] = direction.get(seen[i]!, seen[j]!);
  return sandwich(root, part, k);
}

/** a b a', row by row. */
const sandwich = (a: Float64Array, b: Float64Array, k: number): Float64Array =>
  multiply(multiply(a, b, k), transpose(a, k), k);

function transpose(a: Float64Array, k: number): Float64Array {
  const turned = new Float64Array(k * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) turned[j * k + i] = a[i * k + j]!;
  return turned;
}

export const placesOf = (seen: number[], visits: number): Int32Array => {
  const at = new Int32Array(visits).fill(-1);
  seen.forEach((visit, place) => (at[visit] = place));
  return at;
};

export function traceOfProduct(a: Matrix, b: Matrix): number {
  let trace = 0;
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.columns; j++) trace += a.get(i, j) * b.get(j, i);
  return trace;
}
