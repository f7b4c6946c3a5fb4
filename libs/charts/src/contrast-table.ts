import { withoutArm } from './arm-label.js';
import type { ContrastFigure } from './cohort-figure.js';

/** One comparison, in the order of its columns. */
export type ContrastTableRow = {
  arm: string;
  reference: string;
  visit: string;
  n: number;
  nReference: number;
  estimate: number | null;
  se: number | null;
  df: number | null;
  lower: number | null;
  upper: number | null;
  p: number | null;
};

export const contrastColumns = [
  'arm',
  'reference',
  'visit',
  'n',
  'nReference',
  'estimate',
  'se',
  'df',
  'lower',
  'upper',
  'p',
] as const;

/** The numbers behind the figure, unrounded, in its order. */
export const contrastTable = ({ rows }: ContrastFigure): ContrastTableRow[] =>
  rows.map(({ arm, reference, visit, n, nReference, estimate, se, df, lower, upper, p }) => ({
    arm: arm ?? withoutArm,
    reference: reference ?? withoutArm,
    visit,
    n,
    nReference,
    estimate,
    se,
    df,
    lower,
    upper,
    p,
  }));
