import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { lowerTriangle } from './curvature.js';
import type { Structure } from './model-options.js';

/**
 * A covariance as a smooth function of free parameters. `jacobian`: d sigma / d parameter; `second`: for the gradient
 * G of a function of sigma, sum over elements of G x second derivatives of sigma.
 */
export interface Parametrisation {
  /** Points to climb from, near `sigma`: a structure's likelihood may have several maxima. */
  starts: (sigma: Matrix) => number[][];
  sigma: (parameters: number[]) => Matrix;
  jacobian: (parameters: number[]) => Matrix[];
  second: (parameters: number[], gradient: Matrix) => Matrix;
}

export const parametrise = (structure: Structure, visits: number): Parametrisation =>
  structure === 'un' ? unstructured(visits) : structured(structure, visits);

/** Any covariance, by its Cholesky factor with logarithms on the diagonal. */
function unstructured(visits: number): Parametrisation {
  const elements = lowerTriangle(visits);
  const factor = (parameters: number[]): Matrix => {
    const lower = Matrix.zeros(visits, visits);
    elements.forEach(({ row, column }, e) =>
      lower.set(row, column, row === column ? Math.exp(parameters[e]!) : parameters[e]!),
    );
    return lower;
  };
  const unit = (row: number, column: number, value: number): Matrix => {
    const matrix = Matrix.zeros(visits, visits);
    matrix.set(row, column, value);
    return matrix;
  };
  const derivative = (lower: Matrix) => (row: number, column: number) =>
    unit(row, column, row === column ? lower.get(row, row) : 1);
  return {
    starts: (sigma) => {
      const lower = new CholeskyDecomposition(sigma).lowerTriangularMatrix;
      return [
        elements.map(({ row, column }) =>
          row === column ? Math.log(lower.get(row, row)) : lower.get(row, column),
        ),
      ];
    },
    sigma: (parameters) => {
      const lower = factor(parameters);
      return lower.mmul(lower.transpose());
    },
    jacobian: (parameters) => {
      const lower = factor(parameters);
      return elements.map(({ row, column }) => {
        const half = derivative(lower)(row, column).mmul(lower.transpose());
        return Matrix.add(half, half.transpose());
      });
    },
    second: (parameters, gradient) => {
      const lower = factor(parameters);
      const slope = gradient.mmul(lower).mul(2);
      const second = Matrix.zeros(elements.length, elements.length);
      elements.forEach((a, i) => {
        const da = a.row === a.column ? lower.get(a.row, a.row) : 1;
        elements.forEach((b, j) => {
          if (a.column !== b.column) return;
          const db = b.row === b.column ? lower.get(b.row, b.row) : 1;
          second.set(i, j, 2 * gradient.get(a.row, b.row) * da * db);
        });
        if (a.row === a.column)
          second.set(i, i, second.get(i, i) + slope.get(a.row, a.row) * lower.get(a.row, a.row));
      });
      return second;
    },
  };
}

/** A correlation with its first and second derivative. */
type Curve = (parameter: number) => [value: number, first: number, second: number];

/** x / sqrt(1 + x^2): any real number to a correlation. */
const correlation: Curve = (x) => {
  const s = 1 + x * x;
  return [x / Math.sqrt(s), s ** -1.5, -3 * x * s ** -2.5];
};

const fromCorrelation = (r: number): number => r / Math.sqrt(1 - r * r);

/** By lag; each is positive definite for any number of visits that a model takes. */
const startCorrelations: ((lag: number) => number)[] = [
  () => 0.1,
  () => 0.9,
  (lag) => 0.7 ** lag,
  (lag) => (-0.5) ** lag,
  () => -0.08,
];

const powered =
  (power: number): Curve =>
  (x) => {
    const [r, first, second] = correlation(x);
    if (power === 1) return [r, first, second];
    return [
      r ** power,
      power * r ** (power - 1) * first,
      power * (power - 1) * r ** (power - 2) * first ** 2 + power * r ** (power - 1) * second,
    ];
  };

/**
 * Variances (one, or one a visit) times correlations that depend on the lag: compound symmetric (cs), first-order
 * autoregressive (ar1), Toeplitz (toep). Parameters: logarithms of the SD, then correlations.
 */
function structured(structure: Exclude<Structure, 'un'>, visits: number): Parametrisation {
  const heterogeneous = structure.endsWith('h');
  const sds = heterogeneous ? visits : 1;
  const sdOf = (visit: number): number => (heterogeneous ? visit : 0);
  const lags = structure.startsWith('toep') ? visits - 1 : Math.min(1, visits - 1);
  const curveOf = (lag: number): { curve: Curve; parameter: number } => ({
    curve: structure.startsWith('ar1') ? powered(lag) : correlation,
    parameter: sds + (structure.startsWith('toep') ? lag - 1 : 0),
  });
  const count = sds + lags;
  const pairs = lowerTriangle(visits).map(({ row, column }) => ({ row, column, lag: row - column }));
  const valueAt = (parameters: number[], row: number, column: number, lag: number) => {
    const scale = Math.exp(parameters[sdOf(row)]! + parameters[sdOf(column)]!);
    if (lag === 0) return { scale, r: [1, 0, 0] as const, parameter: -1 };
    const { curve, parameter } = curveOf(lag);
    return { scale, r: curve(parameters[parameter]!), parameter };
  };
  const set = (matrix: Matrix, row: number, column: number, value: number): void => {
    matrix.set(row, column, value);
    matrix.set(column, row, value);
  };
  return {
    starts: (sigma) => {
      const logs = sigma.diagonal().map((variance) => Math.log(variance) / 2);
      const common = logs.reduce((sum, log) => sum + log, 0) / visits;
      const spread = heterogeneous ? logs : [common];
      return startCorrelations.map((of) => [
        ...spread,
        ...Array.from({ length: lags }, (_, index) => fromCorrelation(of(index + 1))),
      ]);
    },
    sigma: (parameters) => {
      const sigma = Matrix.zeros(visits, visits);
      for (const { row, column, lag } of pairs) {
        const { scale, r } = valueAt(parameters, row, column, lag);
        set(sigma, row, column, scale * r[0]);
      }
      return sigma;
    },
    jacobian: (parameters) =>
      Array.from({ length: count }, (_, m) => {
        const slope = Matrix.zeros(visits, visits);
        for (const { row, column, lag } of pairs) {
          const { scale, r, parameter } = valueAt(parameters, row, column, lag);
          const times = (sdOf(row) === m ? 1 : 0) + (sdOf(column) === m ? 1 : 0);
          set(slope, row, column, m < sds ? times * scale * r[0] : parameter === m ? scale * r[1] : 0);
        }
        return slope;
      }),
    second: (parameters, gradient) => {
      const second = Matrix.zeros(count, count);
      for (const { row, column, lag } of pairs) {
        const { scale, r, parameter } = valueAt(parameters, row, column, lag);
        const g = gradient.get(row, column) * (row === column ? 1 : 2) * scale;
        const times = new Map<number, number>();
        for (const sd of [sdOf(row), sdOf(column)]) times.set(sd, (times.get(sd) ?? 0) + 1);
        for (const [a, na] of times) {
          for (const [b, nb] of times) second.set(a, b, second.get(a, b) + g * na * nb * r[0]);
          if (parameter < 0) continue;
          const mixed = second.get(a, parameter) + g * na * r[1];
          set(second, a, parameter, mixed);
        }
        if (parameter >= 0) second.set(parameter, parameter, second.get(parameter, parameter) + g * r[2]);
      }
      return second;
    },
  };
}
