import { Matrix } from 'ml-matrix';
import { gather, triple, type Likelihood, type Problem } from './likelihood.js';

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

/**
 * `hessian`: of -2 log REML, exact, with respect to the elements of sigma. `information`: for each element the
 * derivative of the coefficients' information matrix, with its sign turned: d C / d element = C Q C.
 */
export interface Curvature {
  elements: Element[];
  hessian: Matrix;
  information: Matrix[];
}

/** Formulas: docs/methods/mmrm.md, section "Second derivatives". O(patterns k^4 q^2 + elements^2 terms^2). */
export function curvatureAt(problem: Problem, likelihood: Likelihood): Curvature {
  const { patterns, terms, visits, columns: q } = problem;
  const elements = lowerTriangle(visits);
  const m = elements.length;
  const hessian = Matrix.zeros(m, m);
  const full = elements.map(() => new Float64Array(visits * visits * q * q));
  const scores = elements.map(() => new Float64Array(visits * q));
  patterns.forEach(({ seen, n, zz }, place) => {
    const { weight: w, residual, spread } = likelihood.state[place]!;
    const k = seen.length;
    const at = placesOf(seen, visits);
    const p = triple(w, spread, k);
    const fw = new Float64Array(q * k);
    for (let i = 0; i < q; i++)
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++) fw[i * k + b]! += residual[i * k + a]! * w[a * k + b]!;
    const active = elements.flatMap(({ row, column }, e) => {
      const [r, s] = [at[row]!, at[column]!];
      return r < 0 || s < 0
        ? []
        : [
            {
              e,
              pairs:
                r === s
                  ? [[r, s]]
                  : [
                      [r, s],
                      [s, r],
                    ],
            },
          ];
    });
    for (const { e, pairs } of active) {
      const target = full[e]!;
      const score = scores[e]!;
      for (const [r, s] of pairs as [number, number][])
        for (let i = 0; i < k; i++) {
          const wi = w[i * k + r]!;
          for (let j = 0; j < k; j++) {
            const weight = wi * w[s * k + j]!;
            const block = (seen[i]! * visits + seen[j]!) * q * q;
            for (let c = 0; c < q * q; c++) target[block + c]! += weight * zz[c]!;
          }
          for (let c = 0; c < q; c++) score[seen[i]! * q + c]! += fw[c * k + r]! * w[s * k + i]!;
        }
    }
    for (const [index, a] of active.entries())
      for (const b of active.slice(0, index + 1)) {
        let value = 0;
        for (const [r, s] of a.pairs as [number, number][])
          for (const [u, v] of b.pairs as [number, number][])
            value += w[s * k + u]! * (2 * p[v * k + r]! - n * w[v * k + r]!);
        hessian.set(a.e, b.e, hessian.get(a.e, b.e) + value);
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
  return { elements, hessian, information };
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
