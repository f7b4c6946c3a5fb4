import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import type { Problem } from './likelihood.js';
import type { ModelSums, PatternSums } from './model-sums.js';
import type { Term } from './terms.js';

/** Small made-up trials for tests of the model: their rows, and the sums that the model has of them. */
export interface Patient {
  z: number[];
  y: (number | null)[];
}

export interface SmallTrial {
  patients: Patient[];
  sums: ModelSums;
  problem: Problem;
  sigma: Matrix;
}

export const seenBy = ({ y }: Patient): number[] =>
  y.flatMap((value, visit) => (value === null ? [] : [visit]));

export function sumsOf(patients: Patient[]): ModelSums {
  const q = patients[0]!.z.length;
  const patterns = new Map<string, PatternSums>();
  for (const patient of patients) {
    const seen = seenBy(patient);
    const k = seen.length;
    const pattern = patterns.get(seen.join()) ?? {
      seen,
      n: 0,
      zz: new Float64Array(q * q),
      zy: new Float64Array(q * k),
      yy: new Float64Array(k * k),
    };
    patterns.set(seen.join(), pattern);
    const y = seen.map((visit) => patient.y[visit]!);
    pattern.n += 1;
    patient.z.forEach((a, i) => {
      patient.z.forEach((b, j) => (pattern.zz[i * q + j]! += a * b));
      y.forEach((b, j) => (pattern.zy[i * k + j]! += a * b));
    });
    y.forEach((a, i) => y.forEach((b, j) => (pattern.yy[i * k + j]! += a * b)));
  }
  const kinds = ['one', 'arm', 'numeric'] as const;
  return {
    columns: Array.from({ length: q }, (_, column) => ({
      kind: kinds[Math.min(column, 2)]!,
      name: `z${column}`,
      rowMean: 0,
      centredMean: 0,
      origin: 0,
    })),
    patterns: [...patterns.values()],
    origins: patients[0]!.y.map(() => 0),
    patients: patients.length,
    observations: patients.reduce((sum, patient) => sum + seenBy(patient).length, 0),
    seen: [],
  };
}

/** Intercept, arm and number, and intercept and arm at each later visit. */
export const termsOver = (visits: number): Term[] => {
  const all = Array<boolean>(visits).fill(true);
  const later = all.map((_, visit) => all.map((__, place) => place === visit)).slice(1);
  return [
    ...[0, 1, 2].map((column) => ({ name: `z${column}`, column, at: all })),
    ...later.flatMap((at) => [0, 1].map((column) => ({ name: `z${column}`, column, at }))),
  ];
};

const PATIENTS = 14;

/** Two arms, a number, gaps; the first eight have every score, so that all coefficients can be told. */
export const smallTrials: fc.Arbitrary<SmallTrial> = fc.integer({ min: 1, max: 3 }).chain((visits) =>
  fc
    .record({
      scores: fc.array(fc.integer({ min: -10, max: 10 }), {
        minLength: PATIENTS * visits,
        maxLength: PATIENTS * visits,
      }),
      gaps: fc.array(fc.boolean(), { minLength: PATIENTS * visits, maxLength: PATIENTS * visits }),
      factor: fc.array(fc.integer({ min: -3, max: 3 }), {
        minLength: visits * visits,
        maxLength: visits * visits,
      }),
    })
    .map(({ scores, gaps, factor }) => {
      const patients = Array.from({ length: PATIENTS }, (_, patient) => ({
        z: [1, patient % 2, ((patient * 7) % 11) - 5],
        y: Array.from({ length: visits }, (__, visit) =>
          patient >= 8 && gaps[patient * visits + visit] ? null : scores[patient * visits + visit]!,
        ),
      })).filter((patient) => seenBy(patient).length > 0);
      const sums = sumsOf(patients);
      const half = Matrix.from1DArray(visits, visits, factor);
      return {
        patients,
        sums,
        problem: {
          patterns: sums.patterns,
          terms: termsOver(visits),
          visits,
          columns: 3,
          observations: sums.observations,
        },
        sigma: half.mmul(half.transpose()).add(Matrix.eye(visits).mul(4)),
      };
    }),
);

/** The design and the responses of one patient, and the inverse covariance there. */
export function dense({ problem, sigma }: SmallTrial, patient: Patient) {
  const seen = seenBy(patient);
  return {
    seen,
    x: new Matrix(
      seen.map((visit) => problem.terms.map(({ column, at }) => (at[visit] ? patient.z[column]! : 0))),
    ),
    y: Matrix.columnVector(seen.map((visit) => patient.y[visit]!)),
    covariance: sigma.selection(seen, seen),
  };
}

/** `sigma` with one element, and the one across the diagonal, moved. */
export function moved(sigma: Matrix, row: number, column: number, by: number): Matrix {
  const other = sigma.clone();
  other.set(row, column, sigma.get(row, column) + by);
  if (row !== column) other.set(column, row, sigma.get(column, row) + by);
  return other;
}
