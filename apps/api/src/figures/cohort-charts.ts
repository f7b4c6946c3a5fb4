import { meanCurve, meanCurveColumns, meanCurveTable, toCsv } from '#charts';
import type { chartNames, CohortChartQuery, CohortCurve, Instrument, Protocol } from '#contracts';
import type { Drawable } from './drawable.js';
import { meanCurveFigure } from './mean-curve-figure.js';

export interface CohortNumbers {
  cohort: { id: string; name: string };
  curve: CohortCurve;
  instrument: Instrument;
  protocol: Protocol;
}

/** Every chart of a cohort. */
export const cohortCharts: Record<
  (typeof chartNames)[number],
  (numbers: CohortNumbers, query: CohortChartQuery) => Drawable
> = {
  'mean-curve': ({ cohort, curve, instrument, protocol }, { x, y = 'full', bars = 'se' }) => {
    const figure = meanCurveFigure(cohort, curve, instrument, protocol);
    return {
      numbers: { chart: 'mean-curve', ...figure.usermeta, ...figure },
      csv: () => toCsv(meanCurveTable(figure), meanCurveColumns),
      spec: () => meanCurve(figure, { x, y, bars }),
    };
  },
};
