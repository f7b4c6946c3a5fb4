import type { FittedModel } from '../../libs/stats/src/mmrm/fit-model.js';
import type { MaybeEstimate } from '../../libs/stats/src/mmrm/inference.js';
import {
  coefficientsOf,
  lsMeansOf,
  modelContrasts,
  visitCovariance,
} from '../../libs/stats/src/mmrm/read-model.js';
import { cholesky, correlationCondition, dot, solve, timesVector, type Rows } from './dense-algebra.js';
import { denseCovariance, type DenseCovariance } from './dense-covariance.js';
import { denseLikelihood, type DenseLikelihood } from './dense-likelihood.js';
import type { DenseModel } from './dense-model.js';
import { hessianAt, inUnits, moved, pointAt, scalesAt } from './dense-search.js';
import type { Draw } from './seeded-random.js';

/** Of the sums of squares that cancel. */
const ROUNDING = 1e-14;

/** What is wrong with an answer, told from the rows; nothing where it is right. */
export function wrongAnswer(fitted: FittedModel, model: DenseModel, draw: Draw): string[] {
  const sigma = visitCovariance(fitted).matrix;
  const here = denseLikelihood(model, sigma);
  if (!here) return ['its covariance is not positive definite'];
  const off = Math.abs(fitted.optimum.likelihood.neg2LogLik - here.value) / Math.max(1, Math.abs(here.value));
  return [
    ...notNumbers(fitted),
    ...(off > 1e-8 + (ROUNDING * here.energy) / Math.max(1, Math.abs(here.value))
      ? [`-2 log REML is off by ${off}`]
      : []),
    ...(fitted.determined.kept.join() === model.kept.join() ? [] : ['it keeps other columns']),
    ...wrongMeans(fitted, model, here),
    ...wrongFits(fitted, model, here),
    ...noOptimum(fitted, model, sigma, draw),
  ];
}

const rowsOf = (fitted: FittedModel): MaybeEstimate[] => [
  ...coefficientsOf(fitted),
  ...lsMeansOf(fitted),
  ...modelContrasts(fitted),
];

function notNumbers(fitted: FittedModel): string[] {
  const bad = rowsOf(fitted).filter(
    (row) =>
      Object.values(row).some((value) => typeof value === 'number' && !Number.isFinite(value)) ||
      (row.df !== null && row.df <= 0) ||
      (row.df !== null && (row.se === null || row.se <= 0)),
  );
  return bad.map(
    (row) =>
      `not a number: ${JSON.stringify(row, (_, value: unknown) => (Number.isNaN(value) ? 'NaN' : value))}`,
  );
}

/** Weights of the kept columns in a row of the design; null where the rows do not determine it. */
function determinedWeights(model: DenseModel, row: number[]): number[] | null {
  const kept = model.kept.map((j) => row[j]!);
  const all = model.patients.flatMap(({ design }) => design);
  const gram = model.kept.map((j) => model.kept.map((l) => all.reduce((sum, x) => sum + x[j]! * x[l]!, 0)));
  const lower = cholesky(gram)!;
  for (let j = 0; j < row.length; j++) {
    if (model.kept.includes(j)) continue;
    const relation = solve(
      lower,
      model.kept.map((l) => all.reduce((sum, x) => sum + x[l]! * x[j]!, 0)),
    );
    if (Math.abs(row[j]! - dot(relation, kept)) > 1e-6) return null;
  }
  return kept;
}

interface Wanted {
  label: string;
  ours: MaybeEstimate;
  row: number[];
  offset: number;
}

/** Every least-squares mean and difference as a row of the design. */
function wantedRows(fitted: FittedModel, model: DenseModel): Wanted[] {
  const rowAt = (arm: number, visit: number): number[] =>
    model.columns.map((column) => column(arm, visit, model.baselineMean));
  const means = lsMeansOf(fitted).flatMap((ours): Wanted[] => {
    const visit = model.visits.indexOf(ours.visit);
    if (visit < 0) return [];
    const row = rowAt(model.arms.indexOf(ours.arm), visit);
    return [{ label: `mean ${ours.arm} ${ours.visit}`, ours, row, offset: model.origins[visit]! }];
  });
  const differences = modelContrasts(fitted).flatMap((ours): Wanted[] => {
    const visit = model.visits.indexOf(ours.visit);
    if (visit < 0) return [];
    const base = rowAt(0, visit);
    const row = rowAt(model.arms.indexOf(ours.arm), visit).map((value, j) => value - base[j]!);
    if (row.every((value) => value === 0)) return [];
    return [{ label: `difference ${ours.arm} ${ours.visit}`, ours, row, offset: 0 }];
  });
  return [...means, ...differences];
}

function wrongMeans(fitted: FittedModel, model: DenseModel, here: DenseLikelihood): string[] {
  return wantedRows(fitted, model).flatMap(({ label, ours, row, offset }) => {
    const weights = determinedWeights(model, row);
    if (!weights) return ours.estimate === null ? [] : [`${label} is not determined, but told`];
    if (ours.estimate === null) return [`${label} is determined, but not told`];
    const se = Math.sqrt(dot(weights, timesVector(here.covariance, weights)));
    const estimate = dot(weights, here.coefficients) + offset;
    const allowance = 1e-6 * se + 1e-14 * Math.abs(offset);
    const wrong = [];
    if (Math.abs(ours.estimate - estimate) > allowance)
      wrong.push(`${label}: ${ours.estimate}, not ${estimate}`);
    if (fitted.options.df === 'satterthwaite' && !(Math.abs((ours.se ?? NaN) / se - 1) <= 1e-6))
      wrong.push(`${label}: SE ${ours.se}, not ${se}`);
    return wrong;
  });
}

/** Coefficients that are all told, counted from zero, give a patient the fit of generalised least squares. */
function wrongFits(fitted: FittedModel, model: DenseModel, here: DenseLikelihood): string[] {
  const coefficients = coefficientsOf(fitted).map(({ estimate }) => estimate);
  const { origin, rowMean } = fitted.sums.columns.find(({ kind }) => kind === 'baseline') ?? {
    origin: 0,
    rowMean: 0,
  };
  const worst = model.patients.flatMap(({ arm, baseline, seen, design }) =>
    design.flatMap((row, t) => {
      const raw = model.columns.map((column) =>
        column(arm, seen[t]!, baseline + rowMean - model.baselineMean),
      );
      if (raw.some((value, j) => value !== 0 && coefficients[j] === null)) return [];
      const terms = raw.map((value, j) => value * (coefficients[j] ?? 0));
      const theirs = dot(
        model.kept.map((j) => row[j]!),
        here.coefficients,
      );
      const ours = terms.reduce((sum, term) => sum + term, 0) - model.origins[seen[t]!]!;
      const size = Math.max(Math.abs(origin), ...terms.map(Math.abs));
      return [Math.abs(ours - theirs) - 1e-13 * size * model.columns.length];
    }),
  );
  const spread = Math.sqrt(Math.max(...fitted.optimum.likelihood.sigma.diagonal()));
  return Math.max(...worst) > 1e-6 * spread ? [`the fits are off by ${Math.max(...worst)}`] : [];
}

function noOptimum(fitted: FittedModel, model: DenseModel, sigma: Rows, draw: Draw): string[] {
  const unit = Math.sqrt(Math.max(...sigma.map((row, i) => row[i]!)));
  const scaled = inUnits(model, unit);
  const covariance = denseCovariance(fitted.structure, sigma.length);
  const standard = sigma.map((row) => row.map((value) => value / unit ** 2));
  const parameters = covariance.read(standard);
  if (!parameters) return ['its covariance is not positive definite'];
  const again = covariance.sigma(parameters);
  const shape = Math.max(
    ...again.flatMap((row, i) => row.map((value, j) => Math.abs(value - standard[i]![j]!))),
  );
  if (shape > 1e-8) return [`its covariance is not ${fitted.structure}`];
  const point = pointAt(scaled, covariance, parameters);
  const scales = scalesAt(scaled, covariance, parameters);
  const hessian = hessianAt(scaled, covariance, parameters, scales);
  const lower = hessian && cholesky(hessian);
  if (!point || !lower) return ['it is not a maximum'];
  const wrong = [];
  const slopes = differences(scaled, covariance, parameters, scales);
  const distance = Math.sqrt(Math.max(0, dot(slopes, solve(lower, slopes))));
  // In standard errors of the parameters; the values' rounding, over the step of the difference, leaves this much.
  const condition = correlationCondition(sigma);
  if (distance > 1e-4 + 1e-8 * condition) wrong.push(`it is ${distance} standard errors from the maximum`);
  for (let trial = 0; trial < 10; trial++) {
    const size = 10 ** -draw.integer(1, 4);
    const near = pointAt(
      scaled,
      covariance,
      parameters.map((value, m) => value + size * scales[m]! * draw.normal()),
    );
    if (near && near.value < point.value - 1e-9 * (1 + Math.abs(point.value)))
      wrong.push(`a step of ${size} is better by ${point.value - near.value}`);
  }
  return [...wrong, ...wrongDf(fitted, model, { scaled, covariance, parameters, scales, lower })];
}

/** Central differences of -2 log REML itself. */
function differences(
  model: DenseModel,
  covariance: DenseCovariance,
  parameters: number[],
  scales: number[],
): number[] {
  return parameters.map((_, m) => {
    const step = 1e-3 * scales[m]!;
    const [up, down] = [step, -step].map((by) =>
      denseLikelihood(model, covariance.sigma(moved(parameters, m, by))),
    );
    return up && down ? (up.value - down.value) / (2 * step) : Infinity;
  });
}

interface Maximum {
  scaled: DenseModel;
  covariance: DenseCovariance;
  parameters: number[];
  scales: number[];
  /** Factor of the Hessian. */
  lower: Rows;
}

/** Satterthwaite's 2 v^2 / (g' 2 H^-1 g), its parts by differences in these other parameters. */
function wrongDf(
  fitted: FittedModel,
  model: DenseModel,
  { scaled, covariance, parameters, scales, lower }: Maximum,
): string[] {
  const covarianceAt = (at: number[]): Rows | undefined =>
    denseLikelihood(scaled, covariance.sigma(at))?.covariance;
  const around = parameters.map((_, m) => {
    const step = 1e-3 * scales[m]!;
    return {
      step,
      up: covarianceAt(moved(parameters, m, step)),
      down: covarianceAt(moved(parameters, m, -step)),
    };
  });
  const at = covarianceAt(parameters)!;
  return wantedRows(fitted, model).flatMap(({ label, ours, row }) => {
    const weights = determinedWeights(model, row);
    if (!weights || ours.df === null) return [];
    const variance = (c: Rows): number => dot(weights, timesVector(c, weights));
    const slope = around.map(({ step, up, down }) =>
      up && down ? (variance(up) - variance(down)) / (2 * step) : NaN,
    );
    const df = (2 * variance(at) ** 2) / (2 * dot(slope, solve(lower, slope)));
    return Math.abs(ours.df / df - 1) <= 1e-4 + 1e-7 * correlationCondition(covariance.sigma(parameters))
      ? []
      : [`${label}: df ${ours.df}, not ${df}`];
  });
}
