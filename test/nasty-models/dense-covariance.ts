import type { Structure } from '../../libs/stats/src/mmrm/model-options.js';
import { cholesky, times, transpose, zeros, type Rows } from './dense-algebra.js';

/** A structure over free parameters: the covariance, the parameters of one that has it, and the chain rule. */
export interface DenseCovariance {
  parameters: number;
  sigma: (parameters: number[]) => Rows;
  read: (sigma: Rows) => number[] | null;
  /** From the slope with respect to sigma (symmetric) to that with respect to the parameters. */
  chain: (parameters: number[], slope: Rows) => number[];
}

export const denseCovariance = (structure: Structure, visits: number): DenseCovariance =>
  structure === 'un' ? free(visits) : byLag(structure, visits);

/** Cholesky's factor, row by row; logarithms on its diagonal. */
function free(visits: number): DenseCovariance {
  const places = Array.from({ length: visits }, (_, i) =>
    Array.from({ length: i + 1 }, (__, j) => [i, j] as const),
  ).flat();
  const factor = (parameters: number[]): Rows => {
    const lower = zeros(visits, visits);
    places.forEach(([i, j], m) => (lower[i]![j] = i === j ? Math.exp(parameters[m]!) : parameters[m]!));
    return lower;
  };
  return {
    parameters: places.length,
    sigma: (parameters) => times(factor(parameters), transpose(factor(parameters))),
    read: (sigma) => {
      const lower = cholesky(sigma);
      return lower && places.map(([i, j]) => (i === j ? Math.log(lower[i]![i]!) : lower[i]![j]!));
    },
    chain: (parameters, slope) => {
      const lower = factor(parameters);
      const along = times(slope, lower);
      return places.map(([i, j]) => 2 * along[i]![j]! * (i === j ? lower[i]![i]! : 1));
    },
  };
}

/** Logarithms of one or all SD, then inverse hyperbolic tangents of the correlations. */
function byLag(structure: Structure, visits: number): DenseCovariance {
  const own = structure.endsWith('h');
  const sds = own ? visits : 1;
  const kind = structure.replace('h', '');
  const correlations = kind === 'toep' ? visits - 1 : Math.min(1, visits - 1);
  const sdOf = (visit: number): number => (own ? visit : 0);
  const whichOf = (lag: number): number => sds + (kind === 'toep' ? lag - 1 : 0);
  const powerOf = (lag: number): number => (kind === 'ar1' ? lag : 1);
  return {
    parameters: sds + correlations,
    sigma: (parameters) =>
      Array.from({ length: visits }, (_, i) =>
        Array.from({ length: visits }, (__, j) => {
          const lag = Math.abs(i - j);
          const scale = Math.exp(parameters[sdOf(i)]! + parameters[sdOf(j)]!);
          return lag === 0 ? scale : scale * Math.tanh(parameters[whichOf(lag)]!) ** powerOf(lag);
        }),
      ),
    read: (sigma) => {
      const sd = sigma.map((row, i) => Math.sqrt(row[i]!));
      const logs = own ? sd.map(Math.log) : [Math.log(sd[0]!)];
      return [
        ...logs,
        ...Array.from({ length: correlations }, (_, lag) =>
          Math.atanh(sigma[lag + 1]![0]! / (sd[lag + 1]! * sd[0]!)),
        ),
      ];
    },
    chain: (parameters, slope) => {
      const chained = Array<number>(sds + correlations).fill(0);
      for (let i = 0; i < visits; i++)
        for (let j = 0; j < visits; j++) {
          const lag = Math.abs(i - j);
          const scale = slope[i]![j]! * Math.exp(parameters[sdOf(i)]! + parameters[sdOf(j)]!);
          const r = lag === 0 ? 1 : Math.tanh(parameters[whichOf(lag)]!);
          const power = lag === 0 ? 1 : powerOf(lag);
          chained[sdOf(i)]! += scale * r ** power;
          chained[sdOf(j)]! += scale * r ** power;
          if (lag > 0) chained[whichOf(lag)]! += scale * power * r ** (power - 1) * (1 - r * r);
        }
      return chained;
    },
  };
}
