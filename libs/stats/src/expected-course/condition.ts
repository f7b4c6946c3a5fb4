import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** One response given others: its regression slopes on them, their covariance's inverse, and the variance that is left. */
export interface Conditional {
  slopes: number[];
  inverse: Matrix;
  variance: number;
}

/**
 * Of jointly normal responses with covariance `sigma`, the one at `at` given those at `given` (numbers of rows, without
 * `at`): slopes B = Sigma_to Sigma_oo^-1, variance Sigma_tt - B Sigma_ot (Anderson 2003, An introduction to
 * multivariate statistical analysis, 3rd ed., theorem 2.5.1). `sigma` is positive definite. O(given^3).
 */
export function condition(sigma: Matrix, at: number, given: number[]): Conditional {
  if (given.length === 0) return { slopes: [], inverse: Matrix.zeros(0, 0), variance: sigma.get(at, at) };
  const inverse = new CholeskyDecomposition(sigma.selection(given, given)).solve(Matrix.eye(given.length));
  const slopes = sigma.selection([at], given).mmul(inverse).to1DArray();
  const explained = slopes.reduce((sum, slope, place) => sum + slope * sigma.get(at, given[place]!), 0);
  return { slopes, inverse, variance: sigma.get(at, at) - explained };
}
