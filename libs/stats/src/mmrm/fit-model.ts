import type { Tally } from '../tally.js';
import { readTally } from '../tally-index.js';
import { estimable, estimableTerms, type EstimableTerms } from './estimable.js';
import { inferenceAt, type Inference, type MaybeEstimate } from './inference.js';
import type { Problem } from './likelihood.js';
import { maximise, type Optimum } from './maximise.js';
import { modelColumns, type ModelColumns } from './model-columns.js';
import {
  CannotFit,
  type ModelOptions,
  type ModelRefusal,
  type ModelShape,
  type Structure,
} from './model-options.js';
import { modelSums, type ModelSums } from './model-sums.js';
import { screen } from './screen.js';
import { modelTerms, type Term } from './terms.js';

/** In this order where the unstructured covariance cannot be fitted. */
const fallbackOrder = ['toeph', 'ar1h', 'csh', 'cs'] as const;

/** A fit with everything needed to read estimates from it. */
export interface FittedModel {
  options: ModelOptions;
  columns: ModelColumns;
  /** Names of the model's visits, and of those that were asked for. */
  visits: string[];
  asked: string[];
  sums: ModelSums;
  terms: Term[];
  determined: EstimableTerms;
  optimum: Optimum;
  structure: Structure;
  fallback: { from: Structure; code: ModelRefusal['code']; reason: string } | null;
  infer: Inference;
}

/**
 * The mixed model for repeated measures of a cohort, by REML, from its tally alone: the cost does not depend on the
 * number of patients. Method: docs/methods/mmrm.md. A model that cannot be fitted is an answer, with the reason.
 * Throws RangeError where the options contradict each other (see docs/methods/mmrm.md).
 */
export function fitModel(tally: Tally, shape: ModelShape, options: ModelOptions): FittedModel | ModelRefusal {
  checkOptions(options);
  try {
    return fit(tally, shape, options);
  } catch (error) {
    if (error instanceof CannotFit) return { code: error.code, reason: error.reason };
    throw error;
  }
}

export const isModelRefusal = (result: FittedModel | ModelRefusal): result is ModelRefusal =>
  'code' in result;

export function contradiction({ baseline, visits, response }: ModelOptions): string | null {
  const covariate = baseline === 'by-visit' || baseline === 'main';
  if (covariate && visits === 'all')
    return 'the baseline cannot be a covariate and a response at once: visits=all needs baseline=none or constrained';
  if (baseline === 'constrained' && visits === 'post')
    return 'baseline=constrained needs visits=all: the baseline is a response';
  if (response === 'change' && visits === 'all')
    return 'response=change needs visits=post: at the baseline nothing has changed';
  return null;
}

function checkOptions(options: ModelOptions): void {
  const problem = contradiction(options);
  if (problem !== null) throw new RangeError(problem);
}

function fit(tally: Tally, shape: ModelShape, options: ModelOptions): FittedModel | ModelRefusal {
  const columns = modelColumns(readTally(tally), shape, options);
  const sums = modelSums(columns, shape, options);
  const visits = columns.visits.map((visit) => shape.visits[visit] ?? '');
  const { never, unstructured, variances } = screen(sums, visits);
  if (never) return never;
  const terms = modelTerms(sums.columns, visits, options);
  const determined = estimableTerms(terms, sums);
  const problem: Problem = {
    patterns: sums.patterns,
    terms: determined.kept.map((term) => terms[term]!),
    visits: visits.length,
    columns: sums.columns.length,
    observations: sums.observations,
  };
  if (sums.observations <= determined.kept.length)
    return {
      code: 'too-few-patients',
      reason: `${sums.observations} scores do not determine ${determined.kept.length} coefficients and a covariance.`,
    };
  const found = firstOptimum(problem, options.covariance, unstructured, variances);
  if ('code' in found) return found;
  const { optimum, structure, fallback } = found;
  return {
    options,
    columns,
    visits,
    asked: columns.asked.map((visit) => shape.visits[visit] ?? ''),
    sums,
    terms,
    determined,
    optimum,
    structure,
    fallback,
    infer: inferenceAt(problem, optimum, options.df),
  };
}

function firstOptimum(
  problem: Problem,
  wanted: ModelOptions['covariance'],
  unstructured: ModelRefusal | null,
  variances: number[],
): Pick<FittedModel, 'optimum' | 'structure' | 'fallback'> | ModelRefusal {
  const first = wanted === 'auto' ? 'un' : wanted;
  const one = first === 'un' && unstructured ? unstructured : maximise(problem, first, variances);
  if (!('code' in one)) return { optimum: one, structure: first, fallback: null };
  if (wanted !== 'auto') return one;
  for (const structure of fallbackOrder) {
    const optimum = maximise(problem, structure, variances);
    if (!('code' in optimum)) return { optimum, structure, fallback: { from: 'un', ...one } };
  }
  return one;
}

/** A combination of all terms; null where the data do not determine it. */
export const estimate = (
  { determined, infer }: FittedModel,
  weights: number[],
  offset = 0,
): MaybeEstimate | null => {
  const kept = estimable(determined, weights);
  return kept && infer(kept, offset);
};
