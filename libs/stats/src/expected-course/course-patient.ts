import { needsBaseline } from '../mmrm/model-columns.js';
import type { FittedModel } from '../mmrm/fit-model.js';

/**
 * One patient as the model knows patients. `arm`: by name, null where the model has no arms. `covariates`: those of the
 * model, a level's name or a number in its unit. `baseline` and `observed`: scores in points, never changes; a visit
 * that is not listed, or has null, has no score.
 */
export interface CoursePatient {
  arm: string | null;
  covariates: { name: string; value: string | number | null }[];
  baseline: number | null;
  observed: { visit: string; score: number | null }[];
}

export interface CourseRefusal {
  code: 'too-few-patients' | 'unknown-arm' | 'unknown-covariate' | 'no-baseline' | 'unknown-visit';
  reason: string;
}

/**
 * `columns`: the patient's value in each fixed column of the model, counted from its origin. `responses`: what was
 * observed at each visit of the model, counted from its origin, null where nothing was. `origins`: of the responses
 * by visit, in points of the score, so that origin + response is a score.
 */
export interface PatientRow {
  columns: number[];
  responses: (number | null)[];
  origins: number[];
}

/** The patient in the model's columns, or why there is no such patient in it. Throws RangeError on a number that is not finite. */
export function patientRow(model: FittedModel, patient: CoursePatient): PatientRow | CourseRefusal {
  refuseNonFinite(patient);
  const arm = model.columns.arms.indexOf(patient.arm);
  if (arm < 0) return { code: 'unknown-arm', reason: `The model has no arm ${patient.arm ?? '(none)'}.` };
  if (needsBaseline(model.options) && patient.baseline === null)
    return { code: 'no-baseline', reason: 'The model needs a baseline score, and the patient has none.' };
  const covariates = covariateColumns(model, patient);
  if ('code' in covariates) return covariates;
  const stranger = patient.observed.find(
    ({ visit, score }) => score !== null && !model.asked.includes(visit),
  );
  if (stranger) return { code: 'unknown-visit', reason: `The model has no visit ${stranger.visit}.` };
  const { sums, options } = model;
  const withBaseline = options.baseline === 'by-visit' || options.baseline === 'main';
  const numbers = [...(withBaseline ? [patient.baseline ?? 0] : []), ...covariates.numbers];
  const dummies = [
    ...model.columns.arms.slice(1).map((_, index) => (index + 1 === arm ? 1 : 0)),
    ...covariates.levels,
  ];
  const first = 1 + dummies.length;
  const start = options.response === 'change' ? (patient.baseline ?? 0) : 0;
  const origins = sums.origins.map((origin) => origin + start);
  return {
    columns: [1, ...dummies, ...numbers.map((value, place) => value - sums.columns[first + place]!.origin)],
    responses: observedScores(model, patient).map((score, visit) =>
      score === null ? null : score - origins[visit]!,
    ),
    origins,
  };
}

/** By visit of the model; where the baseline is a response it is the score of the first. */
export function observedScores(model: FittedModel, { baseline, observed }: CoursePatient): (number | null)[] {
  return model.visits.map((name, visit) =>
    isBaseline(model, visit) ? baseline : (observed.find(({ visit: own }) => own === name)?.score ?? null),
  );
}

/** Whether a visit of the model is the baseline, so that it is known and not predicted. */
export const isBaseline = ({ columns }: FittedModel, visit: number): boolean => columns.visits[visit] === 0;

function covariateColumns(
  { columns }: FittedModel,
  { covariates }: CoursePatient,
): { levels: number[]; numbers: number[] } | CourseRefusal {
  const valueOf = (name: string) => covariates.find((covariate) => covariate.name === name)?.value ?? null;
  const levels: number[] = [];
  for (const { name, levels: known } of columns.factors) {
    const value = valueOf(name);
    const level = known.findIndex((own) => own === value);
    if (level < 0) return unknownCovariate(name, value);
    levels.push(...known.slice(1).map((_, index) => (index + 1 === level ? 1 : 0)));
  }
  const numbers: number[] = [];
  for (const { name } of columns.numeric) {
    const value = valueOf(name);
    if (typeof value !== 'number') return unknownCovariate(name, value);
    numbers.push(value);
  }
  return { levels, numbers };
}

const unknownCovariate = (name: string, value: string | number | null): CourseRefusal => ({
  code: 'unknown-covariate',
  reason:
    value === null
      ? `The model needs ${name}, and the patient has none.`
      : `The model does not know ${name} ${value}.`,
});

function refuseNonFinite({ baseline, observed, covariates }: CoursePatient): void {
  const numbers = [baseline, ...observed.map(({ score }) => score), ...covariates.map(({ value }) => value)];
  for (const number of numbers)
    if (typeof number === 'number' && !Number.isFinite(number))
      throw new RangeError(`A patient has no number ${number}`);
}
