import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { ModelSums, PatternSums } from './model-sums.js';

/**
 * What is left of the responses at some visits after a regression on every fixed column, a slope each visit, over the
 * patients seen at all of them. `total`: the same after the mean alone. `df`: patients less the rank of the columns.
 */
export interface ResidualSpread {
  patients: number;
  df: number;
  /** Sums of squares and products, visits x visits. */
  residual: Matrix;
  total: number[];
}

/** Ordinary least squares from the sums. O(patterns q^2 + q^3). */
export function residualSpread({ patterns, columns }: ModelSums, visits: number[]): ResidualSpread {
  const q = columns.length;
  const zz = Matrix.zeros(q, q);
  const zy = Matrix.zeros(q, visits.length);
  const yy = Matrix.zeros(visits.length, visits.length);
  let patients = 0;
  for (const pattern of patterns) {
    const places = visits.map((visit) => pattern.seen.indexOf(visit));
    if (places.includes(-1)) continue;
    patients += pattern.n;
    addTo(zz, zy, yy, pattern, places);
  }
  const { inverse, rank } = pseudoInverse(zz);
  const residual = Matrix.sub(yy, zy.transpose().mmul(inverse).mmul(zy));
  const total = visits.map(
    (_, place) => yy.get(place, place) - (zy.get(0, place) ** 2 || 0) / (patients || 1),
  );
  return { patients, df: patients - rank, residual, total };
}

function addTo(zz: Matrix, zy: Matrix, yy: Matrix, pattern: PatternSums, places: number[]): void {
  const q = zz.rows;
  const k = pattern.seen.length;
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) zz.set(i, j, zz.get(i, j) + pattern.zz[i * q + j]!);
  places.forEach((place, a) => {
    for (let i = 0; i < q; i++) zy.set(i, a, zy.get(i, a) + pattern.zy[i * k + place]!);
    places.forEach((other, b) => yy.set(a, b, yy.get(a, b) + pattern.yy[place * k + other]!));
  });
}

/** Of a symmetric matrix that may be singular, scaled to a unit diagonal first. */
function pseudoInverse(matrix: Matrix): { inverse: Matrix; rank: number } {
  const scale = matrix.diagonal().map((value) => (value > 0 ? 1 / Math.sqrt(value) : 0));
  const scaled = matrix.clone();
  for (let i = 0; i < matrix.rows; i++)
    for (let j = 0; j < matrix.rows; j++) scaled.set(i, j, matrix.get(i, j) * scale[i]! * scale[j]!);
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(scaled, {
    assumeSymmetric: true,
  });
  const used = values.map((value) => value > 1e-9);
  const inverse = Matrix.zeros(matrix.rows, matrix.rows);
  for (let i = 0; i < matrix.rows; i++)
    for (let j = 0; j < matrix.rows; j++) {
      let sum = 0;
      values.forEach((value, e) => {
        if (used[e]) sum += (vectors.get(i, e) * vectors.get(j, e)) / value;
      });
      inverse.set(i, j, sum * scale[i]! * scale[j]!);
    }
  return { inverse, rank: used.filter(Boolean).length };
}
