import { armLabels } from '../arm-label.js';
import type { MeanCurveFigure, MeanCurveVisit } from '../figure.js';
import type { ProtocolVisit } from '../protocol-visits.js';
import { barEnds, type BarEnds, type Bars } from './bar-ends.js';

/** The data of the chart. Field names are fixed: what users name appears in values only. */
export type MeanCurveRow = MeanCurveVisit & BarEnds & { arm: string; armOrder: number; visitOrder: number };

/**
 * One row for each arm and visit, also where the arm has no score: a gap must be a row to break the line.
 * Throws RangeError on NaN and infinities, which JSON would turn into null in silence.
 */
export function meanCurveRows(figure: MeanCurveFigure, visits: ProtocolVisit[], bars: Bars): MeanCurveRow[] {
  return armLabels(figure).flatMap((arm, armOrder) =>
    visits.map((visit, visitOrder) => {
      const found = figure.groups[armOrder]?.visits.find((candidate) => candidate.visit === visit.visit);
      const { n, mean, se, lower, upper } = found ?? unseen;
      const numbers = { ...visit, n, mean, se, lower, upper };
      const row = { arm, armOrder, visitOrder, ...numbers, ...barEnds(numbers, bars) };
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
