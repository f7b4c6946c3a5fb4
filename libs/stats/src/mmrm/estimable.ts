import { Matrix } from 'ml-matrix';
import type { ModelSums } from './model-sums.js';
import type { Term } from './terms.js';

/**
 * `kept`: terms, by number, that the data can tell apart, first come first kept. `aliased`: the others, each with the
 * weights of the kept terms that make up the same column of the design.
 */
export interface EstimableTerms {
  kept: number[];
  aliased: Map<number, number[]>;
}

/** Of a column's sum of squares, as much as rounding leaves where nothing is left. */
const NOTHING = 1e-9;

/** Which coefficients the design determines, from X'X by sweeping the terms in order. O(terms^3). */
export function estimableTerms(terms: Term[], { patterns, columns }: ModelSums): EstimableTerms {
  const q = columns.length;
  const cross = Matrix.zeros(terms.length, terms.length);
  for (const { seen, zz } of patterns)
    for (const visit of seen)
      terms.forEach((a, j) => {
        if (!a.at[visit]) return;
        terms.forEach((b, l) => {
          if (b.at[visit]) cross.set(j, l, cross.get(j, l) + zz[a.column * q + b.column]!);
        });
      });
  const swept = cross.clone();
  const kept: number[] = [];
  const aliased = new Map<number, number[]>();
  for (let j = 0; j < terms.length; j++) {
    const pivot = swept.get(j, j);
    if (pivot <= NOTHING * cross.get(j, j) || cross.get(j, j) === 0) {
      aliased.set(
        j,
        kept.map((l) => swept.get(l, j)),
      );
      continue;
    }
    kept.push(j);
    sweep(swept, j, pivot);
  }
  return { kept, aliased };
}

/** Gauss-Jordan: afterwards column l holds the regression of term l on the terms swept so far. */
function sweep(matrix: Matrix, at: number, pivot: number): void {
  const size = matrix.rows;
  for (let l = 0; l < size; l++) matrix.set(at, l, matrix.get(at, l) / pivot);
  for (let i = 0; i < size; i++) {
    if (i === at) continue;
    const factor = matrix.get(i, at);
    if (factor === 0) continue;
    for (let l = 0; l < size; l++) matrix.set(i, l, matrix.get(i, l) - factor * matrix.get(at, l));
  }
}

/**
 * The combination `weights` of all terms as one of the kept terms; null where the data do not determine it: an aliased
 * term may only come along with the kept terms that make it up.
 */
export function estimable({ kept, aliased }: EstimableTerms, weights: number[]): number[] | null {
  for (const [term, relation] of aliased) {
    const implied = relation.reduce((sum, factor, i) => sum + factor * (weights[kept[i]!] ?? 0), 0);
    if (Math.abs((weights[term] ?? 0) - implied) > 1e-8 * (1 + Math.abs(implied))) return null;
  }
  return kept.map((term) => weights[term] ?? 0);
}
