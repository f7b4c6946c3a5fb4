import { armLabels } from '../arm-label.js';
import type { RespondersFigure } from '../cohort-figure.js';
import type { Beside, PlacedVisit } from '../visit-figure/visit-axis.js';

/** Of whom the drawn share is: those seen at the visit, or all who were due. */
export type Denominator = 'observed' | 'imputed';

/** The data of the chart: the share that is drawn. Field names are fixed. */
export type ShareRow = Beside & {
  arm: string;
  armOrder: number;
  visitOrder: number;
  visit: string;
  label: string;
  hours: number | null;
  x: number;
  n: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
  /** "8 of 21" */
  count: string;
};

const nobody = { x: 0, n: 0, rate: null, lower: null, upper: null };

/** One row for each arm and visit, also where the arm has nothing: a gap must be a row to break the line. */
export function shareRows(
  figure: RespondersFigure,
  visits: PlacedVisit[],
  denominator: Denominator,
): ShareRow[] {
  const arms = armLabels(figure);
  return arms.flatMap((arm, armOrder) =>
    visits.map(({ visit, label, hours, beside }, visitOrder) => {
      const found = figure.groups[armOrder]?.visits.find((candidate) => candidate.visit === visit);
      const { x, n, rate, lower, upper } = found?.[denominator] ?? nobody;
      return {
        arm,
        armOrder,
        visitOrder,
        visit,
        label,
        hours,
        x,
        n,
        rate,
        lower,
        upper,
        count: countOf(x, n),
        ...beside(armOrder - (arms.length - 1) / 2),
      };
    }),
  );
}

export const countOf = (x: number, n: number): string => `${x} of ${n}`;
