import { normalQuantile, type ModelShape } from '#stats';
import type { CohortCourse } from './course-cohort.js';

export interface SimulatedTrial {
  shape: ModelShape;
  /** The next so many persons; `complete`: with every score, as if nobody ever missed a visit or left. */
  draw: (persons: number, complete?: boolean) => CohortCourse[];
}

/**
 * Whole scores from 0 to 80 of a made-up trial of two arms with four visits after the baseline: normal around a line
 * in the baseline, SD rising from 9 to 12, correlation 0.75 between neighbours down to 0.54, rounded and moved to the
 * ends of the scale. One score in twenty is missing by chance; after a high score a person is likelier to leave for
 * good (missing at random, given what was observed). Equal seeds give equal persons.
 */
export function simulatedTrial(seed: number): SimulatedTrial {
  const uniform = uniformsFrom(seed);
  return {
    shape: {
      visits: ['baseline', 'v1', 'v2', 'v3', 'v4'],
      decimals: 0,
      arms: ['midazolam', 'ketamine'],
      covariates: [],
    },
    draw: (persons, complete = false) =>
      Array.from({ length: persons }, () => simulatedCourse(uniform, complete)),
  };
}

const correlations = [1, 0.75, 0.68, 0.61, 0.54];
const sds = [9, 10, 11, 12];
const effects = { midazolam: [-5, -7, -8, -8], ketamine: [-14, -17, -16, -13] };

function simulatedCourse(uniform: () => number, complete: boolean): CohortCourse {
  const normal = (): number => normalQuantile(uniform());
  const arm = uniform() < 0.5 ? 'ketamine' : 'midazolam';
  const baseline = onScale(50 + 9 * normal());
  const drawn = correlated(sds.map(() => normal()));
  let last = baseline;
  let gone = false;
  const later = sds.map((sd, visit) => {
    const score = onScale(
      50 + effects[arm][visit]! + (0.75 - 0.05 * visit) * (baseline - 50) + sd * drawn[visit]!,
    );
    gone ||= uniform() < (last > 45 ? 0.15 : 0.04);
    const missed = uniform() < 0.05;
    if (!complete && (gone || missed)) return null;
    last = score;
    return score;
  });
  return { arm, scores: [baseline, ...later] };
}

const onScale = (score: number): number => Math.min(80, Math.max(0, Math.round(score)));

/** Independent standard normals to correlated ones, by the Cholesky factor of the correlation. */
function correlated(normals: number[]): number[] {
  return normals.map((_, row) =>
    factor[row]!.reduce((sum, value, column) => sum + value * normals[column]!, 0),
  );
}

const factor: number[][] = [];
for (let row = 0; row < sds.length; row++) {
  const values: number[] = [];
  for (let column = 0; column <= row; column++) {
    const above = factor[column] ?? values;
    const known = values.reduce((sum, value, place) => sum + value * above[place]!, 0);
    const left = correlations[row - column]! - known;
    values.push(column === row ? Math.sqrt(left) : left / above[column]!);
  }
  factor.push(values);
}

/** In (0, 1): the minimal standard generator with multiplier 48271 (Park, Miller & Stockmeyer 1993, CACM 36(7):108-110). */
function uniformsFrom(seed: number): () => number {
  const modulus = 2 ** 31 - 1;
  let state = 1 + ((seed * 7919) % (modulus - 1));
  const next = (): number => (state = (state * 48271) % modulus) / modulus;
  for (let step = 0; step < 8; step++) next();
  return next;
}
