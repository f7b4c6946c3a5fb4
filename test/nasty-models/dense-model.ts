import type { NastyTrial } from './nasty-trial.js';
import { independentColumns, type Rows } from './dense-algebra.js';

/** A patient of the model: visits seen (places among the model's), responses, and a row of the design for each. */
export interface DensePatient {
  arm: number;
  baseline: number;
  seen: number[];
  y: number[];
  design: Rows;
}

/** The model written out row by row, scores and baselines counted from whole numbers near their means. */
export interface DenseModel {
  visits: string[];
  arms: (string | null)[];
  patients: DensePatient[];
  observations: number;
  /** All columns of the design, in order, and which of them the ones before do not make up. */
  columns: DesignColumn[];
  kept: number[];
  origins: number[];
  baselineMean: number;
  /** Columns that a visit's scores are regressed on: 1, arms, the baseline where it is a covariate. */
  screenColumns: (patient: DensePatient) => number[];
}

export type DesignColumn = (arm: number, visit: number, baseline: number) => number;

/** Null where nobody has what the model needs. */
export function denseModel({ courses, shape, options }: NastyTrial): DenseModel | null {
  const covariate = options.baseline === 'by-visit' || options.baseline === 'main';
  const needed = covariate || options.response === 'change';
  const arms = shape.arms ?? [null];
  const asked = shape.visits
    .map((_, visit) => visit)
    .filter((visit) => options.visits === 'all' || visit > 0);
  const eligible = courses.filter(({ values }) => !needed || values[0] !== null);
  const visits = asked.filter((visit) => eligible.some(({ values }) => values[visit] !== null));
  const used = eligible.filter(({ values }) => {
    const seen = visits.filter((visit) => values[visit] !== null).length;
    return seen > 0 && (options.patients === 'all' || seen === visits.length);
  });
  if (used.length === 0) return null;
  const tick = 10 ** shape.decimals;
  const response = (values: (bigint | null)[], visit: number): bigint =>
    values[visit]! - (options.response === 'change' ? values[0]! : 0n);
  const origins = visits.map((visit) =>
    meanOf(used.flatMap(({ values }) => (values[visit] === null ? [] : [response(values, visit!)]))),
  );
  const baselineOrigin = covariate ? meanOf(used.map(({ values }) => values[0]!)) : 0n;
  const columns = designColumns(options.baseline, arms.length, visits.length);
  const patients = used.map(({ cell, values }): DensePatient => {
    const arm = shape.arms ? shape.arms.indexOf(cell[0]!) : 0;
    const baseline = covariate ? Number(values[0]! - baselineOrigin) / tick : 0;
    const seen = visits.flatMap((visit, place) => (values[visit] === null ? [] : [place]));
    return {
      arm,
      baseline,
      seen,
      y: seen.map((place) => Number(response(values, visits[place]!) - origins[place]!) / tick),
      design: seen.map((place) => columns.map((column) => column(arm, place, baseline))),
    };
  });
  const rows = patients.flatMap(({ design }) => design);
  const weight = patients.reduce((sum, { seen }) => sum + seen.length, 0);
  return {
    visits: visits.map((visit) => shape.visits[visit]!),
    arms,
    patients,
    observations: rows.length,
    columns,
    kept: independentColumns(columns.map((_, j) => rows.map((row) => row[j]!))).kept,
    origins: origins.map((origin) => Number(origin) / tick),
    baselineMean: patients.reduce((sum, { seen, baseline }) => sum + seen.length * baseline, 0) / weight,
    screenColumns: ({ arm, baseline }) => [
      1,
      ...arms.slice(1).map((_, index) => (arm === index + 1 ? 1 : 0)),
      ...(covariate ? [baseline] : []),
    ],
  };
}

const meanOf = (ticks: bigint[]): bigint =>
  ticks.length === 0 ? 0n : ticks.reduce((sum, tick) => sum + tick, 0n) / BigInt(ticks.length);

/** In R's order, which decides what is dropped where the data do not tell columns apart. */
function designColumns(baseline: string, arms: number, visits: number): DesignColumn[] {
  const on = (condition: boolean): number => (condition ? 1 : 0);
  const others = Array.from({ length: arms - 1 }, (_, index) => index + 1);
  const later = Array.from({ length: visits - 1 }, (_, index) => index + 1);
  const one: DesignColumn[] = [() => 1];
  const arm = others.map(
    (a): DesignColumn =>
      (of) =>
        on(of === a),
  );
  const visit = later.map(
    (t): DesignColumn =>
      (_, at) =>
        on(at === t),
  );
  const armByVisit = later.flatMap((t) =>
    others.map(
      (a): DesignColumn =>
        (of, at) =>
          on(of === a && at === t),
    ),
  );
  const slope: DesignColumn[] = [(_, __, value) => value];
  const slopeByVisit = later.map(
    (t): DesignColumn =>
      (_, at, value) =>
        on(at === t) * value,
  );
  switch (baseline) {
    case 'by-visit':
      return [...one, ...arm, ...visit, ...slope, ...armByVisit, ...slopeByVisit];
    case 'main':
      return [...one, ...slope, ...arm, ...visit, ...armByVisit];
    case 'constrained':
      return [...one, ...visit, ...armByVisit];
    default:
      return [...one, ...arm, ...visit, ...armByVisit];
  }
}
