import { armLabels } from './arm-label.js';
import type { MeanCurveFigure } from './figure.js';

/** One line of the numbers behind a mean curve, in the order of its columns. */
export type MeanCurveTableRow = {
  arm: string;
  visit: string;
  hours: number | null;
  n: number;
  mean: number | null;
  se: number | null;
  lower: number | null;
  upper: number | null;
};

export const meanCurveColumns = ['arm', 'visit', 'hours', 'n', 'mean', 'se', 'lower', 'upper'] as const;

/** The numbers behind the figure, unrounded, arm by arm and in protocol order. */
export function meanCurveTable(figure: MeanCurveFigure): MeanCurveTableRow[] {
  const arms = armLabels(figure);
  return figure.groups.flatMap(({ visits }, index) =>
    visits.map(({ visit, hours, n, mean, se, lower, upper }) => ({
      arm: arms[index] ?? '',
      visit,
      hours,
      n,
      mean,
      se,
      lower,
      upper,
    })),
  );
}
