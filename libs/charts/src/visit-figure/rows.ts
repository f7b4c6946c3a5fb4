import { armLabels } from '../arm-label.js';
import type { MeanCurveFigure, MeanCurveVisit } from '../figure.js';
import { barEnds, type BarEnds, type Bars } from './bar-ends.js';
import type { Beside, PlacedVisit } from './visit-axis.js';

/** The data of the chart. Field names are fixed: what users name appears in values only. */
export type MeanCurveRow = MeanCurveVisit &
  BarEnds &
  Beside & { arm: string; armOrder: number; visitOrder: number };

/**
 * One row for each arm and visit, also where the arm has no score: a gap must be a row to break the line.
 * Throws RangeError on NaN and infinities, which JSON would turn into null in silence.
 */
export function meanCurveRows(figure: MeanCurveFigure, visits: PlacedVisit[], bars: Bars): MeanCurveRow[] {
  const arms = armLabels(figure);
  return arms.flatMap((arm, armOrder) =>
    visits.map(({ visit, label, hours, beside }, visitOrder) => {
      const found = figure.groups[armOrder]?.visits.find((candidate) => candidate.visit === visit);
      const { n, mean, se, lower, upper } = found ?? unseen;
      const numbers = { visit, label, hours, n, mean, se, lower, upper };
      const place = beside(armOrder - (arms.length - 1) / 2);
      const row = { arm, armOrder, visitOrder, ...numbers, ...barEnds(numbers, bars), ...place };
      refuseNonFinite(row);
      return row;
    }),
  );
}

const unseen = { n: 0, mean: null, se: null, lower: null, upper: null };

function refuseNonFinite(row: MeanCurveRow): void {
  for (const [field, value] of Object.entries(row))
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new RangeError(`A figure has no ${field} ${value} (arm ${row.arm}, visit ${row.visit})`);
}
