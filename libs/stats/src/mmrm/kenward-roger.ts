import { Matrix } from 'ml-matrix';
import { lowerTriangle, placesOf } from './curvature.js';
import { gather, triple, type Problem } from './likelihood.js';
import type { Optimum } from './maximise.js';

/**
 * The coefficients' covariance after Kenward & Roger (1997), in the linear form (without second derivatives of the
 * covariance): C + 2 C {sum over i, j of Theta_ij (Q_ij - P_i C P_j)} C. It does not depend on how the covariance is
 * parametrised. `theta`: covariance of the parameters.
 * O(patterns (elements^2 + k^2 q^2) + parameters^2 terms^2).
 */
export function adjustedCovariance(
  problem: Problem,
  { likelihood, curvature: { information }, jacobian }: Optimum,
  theta: Matrix,
): Matrix {
  const { patterns, visits, columns: q } = problem;
  const elements = lowerTriangle(visits);
  const slopes = new Matrix(
    elements.map(({ row, column }) => jacobian.map((slope) => slope.get(row, column))),
  );
  const spread = slopes.mmul(theta).mmul(slopes.transpose());
  const blocks = new Float64Array(visits * visits * q * q);
  patterns.forEach(({ seen, zz }, place) => {
    const w = likelihood.state[place]!.weight;
    const k = seen.length;
    const at = placesOf(seen, visits);
    const middle = new Float64Array(k * k);
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
    for (const a of active)
      for (const b of active) {
        const weight = spread.get(a.e, b.e);
        for (const [r, s] of a.pairs as [number, number][])
          for (const [u, v] of b.pairs as [number, number][]) middle[r * k + v]! += weight * w[s * k + u]!;
      }
    const outer = triple(w, middle, k);
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) {
        const block = (seen[a]! * visits + seen[b]!) * q * q;
        for (let c = 0; c < q * q; c++) blocks[block + c]! += outer[a * k + b]! * zz[c]!;
      }
  });
  const c = likelihood.covariance;
  const correction = gather(blocks, problem);
  const cp = information.map((matrix) => c.mmul(matrix));
  information.forEach((p, i) => {
    cp.forEach((other, j) => correction.sub(p.mmul(other).mul(theta.get(i, j))));
  });
  return Matrix.add(c, c.mmul(correction).mmul(c).mul(2));
}
