/** Covariance structures over visits, in SAS's names; `un`: unstructured; heterogeneous ones end in h. */
export const structures = ['un', 'toeph', 'ar1h', 'csh', 'toep', 'ar1', 'cs'] as const;
export type Structure = (typeof structures)[number];

/**
 * `response`: the score, or its change from baseline. `baseline`: a covariate with a slope for each visit, one with a
 * common slope, no covariate, or a response at which the arms are equal (constrained longitudinal analysis).
 * `visits`: those after the baseline, or all. `patients`: all, or those with a score at every visit of the model.
 * `covariance`: one structure, or `auto`: unstructured, else the first of the fallback order that fits.
 * `covariates`: names of those that enter as main effects.
 */
export interface ModelOptions {
  response: 'score' | 'change';
  baseline: 'by-visit' | 'main' | 'none' | 'constrained';
  visits: 'post' | 'all';
  patients: 'all' | 'completers';
  covariance: 'auto' | Structure;
  df: 'satterthwaite' | 'kenward-roger';
  covariates: string[];
}

/**
 * What the tally's cells and columns mean. `visits`: their names, the baseline first. `arms`: the groups in order, the
 * first being the reference; null: one group, the cells have no arm. `covariates`: categorical ones follow the arm in
 * a cell, numeric ones follow the visits among the columns, each in this order. A tick is 10^-decimals.
 */
export interface ModelShape {
  visits: string[];
  decimals: number;
  arms: string[] | null;
  covariates: { name: string; kind: 'categorical' | 'numeric'; decimals: number }[];
}

export interface ModelRefusal {
  code:
    | 'no-scores'
    | 'unknown-covariate'
    | 'no-variation'
    | 'collinear-visits'
    | 'too-few-pairs'
    | 'too-few-patients'
    | 'too-many-visits'
    | 'no-optimum';
  reason: string;
}

export class CannotFit extends Error {
  constructor(
    readonly code: ModelRefusal['code'],
    readonly reason: string,
  ) {
    super(reason);
  }
}
