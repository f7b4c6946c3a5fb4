import {
  changeChart,
  contrastChart,
  contrastColumns,
  contrastTable,
  distributionChart,
  distributionColumns,
  distributionTable,
  flowChart,
  flowColumns,
  flowTable,
  meanCurve,
  meanCurveColumns,
  meanCurveTable,
  modelChart,
  modelColumns,
  modelTable,
  readChange,
  readContrast,
  readDistribution,
  readFlow,
  readMeanCurve,
  readModel,
  readReliableChange,
  readResponders,
  readSurvival,
  readWaterfall,
  reliableChangeChart,
  reliableChangeColumns,
  reliableChangeTable,
  respondersChart,
  respondersColumns,
  respondersTable,
  survivalChart,
  survivalColumns,
  survivalTable,
  toCsv,
  waterfallChart,
  waterfallColumns,
  waterfallTable,
} from '#charts';
import { refuseField, type CohortChartQuery } from '#contracts';
import {
  contrastsOf,
  flowOf,
  modelOf,
  modelOptions,
  reliableChangeAt,
  respondersOf,
  survivalOf,
  type CohortTally,
} from '#derive';
import type { Drawable } from './drawable.js';
import {
  contrastFigure,
  distributionFigure,
  flowFigure,
  modelContrastFigure,
  modelFigure,
  reliableChangeFigure,
  respondersFigure,
  survivalFigure,
  waterfallFigure,
} from './tally-figures.js';
import { changeFigure, meanCurveFigure, type CohortNumbers } from './visit-figures.js';

const numbersOf = (chart: string, figure: { usermeta: object }, reading: string[]): object => ({
  chart,
  ...figure.usermeta,
  ...figure,
  reading,
});

/** Charts of the stored curve. */
export const curveCharts: Record<
  'mean-curve' | 'change',
  (numbers: CohortNumbers, query: CohortChartQuery) => Drawable
> = {
  'mean-curve': (numbers, { x, y = 'full', bars = 'se' }) => {
    const figure = meanCurveFigure(numbers);
    return {
      numbers: numbersOf('mean-curve', figure, readMeanCurve(figure)),
      csv: () => toCsv(meanCurveTable(figure), meanCurveColumns),
      spec: () => meanCurve(figure, { x, y, bars }),
    };
  },
  change: (numbers, { x, y = 'data', bars = 'ci' }) => {
    const figure = changeFigure(numbers);
    return {
      numbers: numbersOf('change', figure, readChange(figure)),
      csv: () => toCsv(meanCurveTable(figure), meanCurveColumns),
      spec: () => changeChart(figure, { x, y, bars }),
    };
  },
};

/** Charts that are worked out from the tally when they are asked for. */
export const tallyCharts: Record<
  | 'model'
  | 'contrast'
  | 'responders'
  | 'survival'
  | 'waterfall'
  | 'distribution'
  | 'reliable-change'
  | 'flow',
  (source: CohortTally, query: CohortChartQuery) => Drawable
> = {
  model: (source, { x, y = 'data', ...query }) => {
    const figure = modelFigure(source, modelOf(source, modelOptions(source, query)));
    return {
      numbers: numbersOf('model', figure, readModel(figure)),
      csv: () => toCsv(modelTable(figure), modelColumns),
      spec: () => modelChart(figure, { x, y }),
    };
  },
  contrast: (source, { of, y = 'data', ...query }) => {
    const figure =
      of === 'model'
        ? modelContrastFigure(source, modelOf(source, modelOptions(source, query)))
        : contrastFigure(source, of, contrastsOf(source));
    return {
      numbers: numbersOf('contrast', figure, readContrast(figure)),
      csv: () => toCsv(contrastTable(figure), contrastColumns),
      spec: () => contrastChart(figure, { y }),
    };
  },
  responders: (source, { rule, visit, denominator }) => {
    const figure = respondersFigure(source, respondersOf(source, { rule, visit }));
    return {
      numbers: numbersOf('responders', figure, readResponders(figure)),
      csv: () => toCsv(respondersTable(figure), respondersColumns),
      spec: () => respondersChart(figure, { denominator }),
    };
  },
  survival: (source, { rule, event, ci, redose }) => {
    const numbers = survivalOf(source, { rule, event, ci, redose });
    if (numbers.refused) throw refuseField('/chart', numbers.refused.code, numbers.refused.reason);
    const figure = survivalFigure(source, numbers);
    return {
      numbers: numbersOf('survival', figure, readSurvival(figure)),
      csv: () => toCsv(survivalTable(figure), survivalColumns),
      spec: () => survivalChart(figure),
    };
  },
  waterfall: (source, { visit, y = 'data' }) => {
    const figure = waterfallFigure(source, visit);
    return {
      numbers: numbersOf('waterfall', figure, readWaterfall(figure)),
      csv: () => toCsv(waterfallTable(figure), waterfallColumns),
      spec: () => waterfallChart(figure, { y }),
    };
  },
  distribution: (source, { y = 'full' }) => {
    const figure = distributionFigure(source);
    return {
      numbers: numbersOf('distribution', figure, readDistribution(figure)),
      csv: () => toCsv(distributionTable(figure), distributionColumns),
      spec: () => distributionChart(figure, { y }),
    };
  },
  'reliable-change': (source, { y = 'full', ...query }) => {
    const figure = reliableChangeFigure(source, reliableChangeAt(source, query));
    return {
      numbers: numbersOf('reliable-change', figure, readReliableChange(figure)),
      csv: () => toCsv(reliableChangeTable(figure), reliableChangeColumns),
      spec: () => reliableChangeChart(figure, { y }),
    };
  },
  flow: (source) => {
    const figure = flowFigure(source, flowOf(source));
    return {
      numbers: numbersOf('flow', figure, readFlow(figure)),
      csv: () => toCsv(flowTable(figure), flowColumns),
      spec: () => flowChart(figure),
    };
  },
};
