// the figure that trials print
export {
  type FigureProvenance,
  type MeanCurveFigure,
  type MeanCurveGroup,
  type MeanCurveVisit,
  type ScoreScale,
} from './figure.js';
export { meanCurve, type MeanCurveOptions } from './mean-curve.js';
export { VisitWithoutHours } from './mean-curve/time-axis.js';
export { describeMeanCurve } from './describe-mean-curve.js';

// the numbers behind it
export { meanCurveColumns, meanCurveTable, type MeanCurveTableRow } from './mean-curve-table.js';
export { toCsv, type CsvCell } from './to-csv.js';

// what a chart is
export { type Json, type VegaLiteSpec } from './vega-lite-spec.js';
