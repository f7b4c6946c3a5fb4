import { armLabels } from './arm-label.js';
import type { RespondersFigure } from './cohort-figure.js';

/**
 * One arm at one visit, in the order of its columns: the share of those seen and of all who were due, and the
 * difference of each from the reference. Shares and their differences as fractions of 1.
 */
export type RespondersTableRow = {
  arm: string;
  visit: string;
  hours: number | null;
  observedX: number;
  observedN: number;
  observed: number | null;
  observedLower: number | null;
  observedUpper: number | null;
  imputedX: number;
  imputedN: number;
  imputed: number | null;
  imputedLower: number | null;
  imputedUpper: number | null;
  observedDifference: number | null;
  observedDifferenceLower: number | null;
  observedDifferenceUpper: number | null;
  imputedDifference: number | null;
  imputedDifferenceLower: number | null;
  imputedDifferenceUpper: number | null;
};

export const respondersColumns = [
  'arm',
  'visit',
  'hours',
  'observedX',
  'observedN',
  'observed',
  'observedLower',
  'observedUpper',
  'imputedX',
  'imputedN',
  'imputed',
  'imputedLower',
  'imputedUpper',
  'observedDifference',
  'observedDifferenceLower',
  'observedDifferenceUpper',
  'imputedDifference',
  'imputedDifferenceLower',
  'imputedDifferenceUpper',
] as const;

/** The numbers behind the figure, unrounded, arm by arm and in protocol order. O(rows x differences). */
export function respondersTable(figure: RespondersFigure): RespondersTableRow[] {
  const arms = armLabels(figure);
  return figure.groups.flatMap((group, index) =>
    group.visits.map(({ visit, hours, observed, imputed }) => {
      const row = figure.differences.find((each) => each.arm === group.arm && each.visit === visit);
      return {
        arm: arms[index] ?? '',
        visit,
        hours,
        observedX: observed.x,
        observedN: observed.n,
        observed: observed.rate,
        observedLower: observed.lower,
        observedUpper: observed.upper,
        imputedX: imputed.x,
        imputedN: imputed.n,
        imputed: imputed.rate,
        imputedLower: imputed.lower,
        imputedUpper: imputed.upper,
        observedDifference: row?.observed.difference ?? null,
        observedDifferenceLower: row?.observed.lower ?? null,
        observedDifferenceUpper: row?.observed.upper ?? null,
        imputedDifference: row?.imputed.difference ?? null,
        imputedDifferenceLower: row?.imputed.lower ?? null,
        imputedDifferenceUpper: row?.imputed.upper ?? null,
      };
    }),
  );
}
