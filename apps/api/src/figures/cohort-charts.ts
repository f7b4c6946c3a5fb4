import { changeChart, meanCurve, meanCurveColumns, meanCurveTable, toCsv } from '#charts';
import type { chartNames, CohortChartQuery } from '#contracts';
import type { Drawable } from './drawable.js';
import { changeFigure, meanCurveFigure, type CohortNumbers } from './visit-figures.js';

/** Every chart of a cohort. */
export const cohortCharts: Record<
  (typeof chartNames)[number],
  (numbers: CohortNumbers, query: CohortChartQuery) => Drawable
> = {
  'mean-curve': (numbers, { x, y = 'full', bars = 'se' }) => {
    const figure = meanCurveFigure(numbers);
    return {
      numbers: { chart: 'mean-curve', ...figure.usermeta, ...figure },
      csv: () => toCsv(meanCurveTable(figure), meanCurveColumns),
      spec: () => meanCurve(figure, { x, y, bars }),
    };
  },
  change: (numbers, { x, y = 'data', bars = 'ci' }) => {
    const figure = changeFigure(numbers);
    return {
      numbers: { chart: 'change', ...figure.usermeta, ...figure },
      csv: () => toCsv(meanCurveTable(figure), meanCurveColumns),
      spec: () => changeChart(figure, { x, y, bars }),
    };
  },
};
