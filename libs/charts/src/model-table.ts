import { armLabels } from './arm-label.js';
import type { ModelFigure } from './cohort-figure.js';

/** One arm at one visit, in the order of its columns; the last six are its difference from the reference. */
export type ModelTableRow = {
  arm: string;
  visit: string;
  hours: number | null;
  n: number;
  observed: number | null;
  estimate: number | null;
  se: number | null;
  df: number | null;
  lower: number | null;
  upper: number | null;
  difference: number | null;
  differenceSe: number | null;
  differenceDf: number | null;
  differenceLower: number | null;
  differenceUpper: number | null;
  p: number | null;
};

export const modelColumns = [
  'arm',
  'visit',
  'hours',
  'n',
  'observed',
  'estimate',
  'se',
  'df',
  'lower',
  'upper',
  'difference',
  'differenceSe',
  'differenceDf',
  'differenceLower',
  'differenceUpper',
  'p',
] as const;

/** The numbers behind the figure, unrounded, arm by arm and in protocol order. O(rows x contrasts). */
export function modelTable(figure: ModelFigure): ModelTableRow[] {
  const arms = armLabels(figure);
  return figure.groups.flatMap((group, index) =>
    group.visits.map(({ visit, hours, estimate, se, df, lower, upper, observed }) => {
      const contrast = figure.contrasts.find((row) => row.arm === group.arm && row.visit === visit);
      return {
        arm: arms[index] ?? '',
        visit,
        hours,
        n: observed.n,
        observed: observed.mean,
        estimate,
        se,
        df,
        lower,
        upper,
        difference: contrast?.estimate ?? null,
        differenceSe: contrast?.se ?? null,
        differenceDf: contrast?.df ?? null,
        differenceLower: contrast?.lower ?? null,
        differenceUpper: contrast?.upper ?? null,
        p: contrast?.p ?? null,
      };
    }),
  );
}
