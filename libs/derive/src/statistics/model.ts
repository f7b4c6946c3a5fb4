import { Refusal, refuseField, type Model, type ModelQuery } from '#contracts';
import {
  coefficientsOf,
  contradiction,
  fitModel,
  isModelRefusal,
  lsMeansOf,
  modelContrasts,
  visitCovariance,
  type FittedModel,
  type ModelOptions,
} from '#stats';
import type { CohortTally } from './cohort-tally.js';

type Numbers = Omit<Model, 'reading'>;

/** What the query leaves open filled in: a covariate with a slope a visit, over the visits after the baseline. */
export function modelOptions({ definition }: CohortTally, query: ModelQuery): ModelOptions {
  const visits = query.visits ?? (query.baseline === 'constrained' ? 'all' : 'post');
  const options: ModelOptions = {
    response: query.response,
    baseline: query.baseline ?? (visits === 'all' ? 'none' : 'by-visit'),
    visits,
    patients: query.patients,
    covariance: query.covariance,
    df: query.df,
    covariates: query.covariates ?? definition.covariates.map(({ name }) => name),
  };
  const problem = contradiction(options);
  if (problem !== null)
    throw new Refusal('invalid', problem, [{ pointer: '/baseline', rule: 'combination', detail: problem }]);
  for (const name of options.covariates)
    if (!definition.covariates.some((covariate) => covariate.name === name))
      throw refuseField('/covariates', 'unknown', `The cohort keeps no covariate ${name}`);
  return options;
}

/** The fit, read from the tally alone. A refusal is an answer. */
export function fitOf(
  { tally, definition, instrument, visits, cells }: CohortTally,
  options: ModelOptions,
): ReturnType<typeof fitModel> {
  const grouped = definition.groupBy.length > 0;
  return fitModel(
    tally,
    {
      visits: visits.map(({ name }) => name),
      decimals: instrument.decimals,
      // Patients who are in no group have no arm that a model could tell apart.
      arms: grouped ? cells.flatMap(([arm = null]) => arm ?? []) : null,
      covariates: definition.covariates,
    },
    options,
  );
}

export function modelOf(source: CohortTally, options: ModelOptions): Numbers {
  const model = fitOf(source, options);
  const none = {
    converged: false,
    iterations: 0,
    covarianceUsed: null,
    n: 0,
    observations: 0,
    coefficients: [],
    covariance: null,
    neg2LogLik: null,
    lsMeans: [],
    contrasts: [],
  };
  if (isModelRefusal(model))
    return { ...source.head, method: methodOf(options, null), refused: { ...model }, ...none };
  const { sums, optimum, structure, fallback } = model;
  return {
    ...source.head,
    method: methodOf(options, model),
    ...(fallback ? { fallback } : {}),
    converged: true,
    iterations: optimum.iterations,
    covarianceUsed: structure,
    n: sums.patients,
    observations: sums.observations,
    coefficients: coefficientsOf(model),
    covariance: visitCovariance(model),
    neg2LogLik: optimum.likelihood.neg2LogLik,
    lsMeans: lsMeansOf(model).map(({ t: _t, p: _p, ...row }) => row),
    contrasts: modelContrasts(model),
  };
}

const baselines: Record<ModelOptions['baseline'], string> = {
  'by-visit': 'baseline by visit',
  main: 'baseline',
  none: 'no baseline covariate',
  constrained: 'arms held equal at baseline',
};
const structureNames: Record<FittedModel['structure'], string> = {
  un: 'unstructured',
  toeph: 'heterogeneous Toeplitz',
  ar1h: 'heterogeneous first-order autoregressive',
  csh: 'heterogeneous compound symmetric',
  toep: 'Toeplitz',
  ar1: 'first-order autoregressive',
  cs: 'compound symmetric',
};

function methodOf(options: ModelOptions, model: FittedModel | null): string {
  const wanted = options.covariance === 'auto' ? 'un' : options.covariance;
  const effects = [
    model && model.columns.arms.length > 1 ? 'arm by visit' : 'visit',
    baselines[options.baseline],
    ...options.covariates,
  ];
  return (
    `Mixed model for repeated measures of the ${options.response}, ` +
    `${options.patients === 'all' ? 'all patients with a score in it' : 'patients with a score at every visit'}: ` +
    `${effects.join(', ')}; REML, ${structureNames[model?.structure ?? wanted]} covariance, ` +
    `${options.df === 'satterthwaite' ? 'Satterthwaite' : 'Kenward-Roger'} degrees of freedom. ` +
    'Missing scores are taken to be missing at random given what was seen.'
  );
}
