import { describeMeanCurve } from './describe-mean-curve.js';
import type { MeanCurveFigure } from './figure.js';
import { meanCurveNote } from './mean-curve/note.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';
import { visitFigure } from './visit-figure.js';
import type { Bars } from './visit-figure/bar-ends.js';
import { dataDomain, fullDomain } from './visit-figure/score-domain.js';

/**
 * `x`: visits at equal steps, or true to time. `y`: the instrument's full scale, or what the data span.
 * `bars`: mean -+ SE, or the 95 % t interval.
 */
export interface MeanCurveOptions {
  x: 'visit' | 'hours';
  y: 'full' | 'data';
  bars: Bars;
}

/** The figure of a trial: mean score by visit. Errors and cost: `visitFigure`. */
export function meanCurve(figure: MeanCurveFigure, options: MeanCurveOptions): VegaLiteSpec {
  const { score } = figure;
  return visitFigure(figure, options, {
    axisTitle: `Mean ${score.name} (${score.better} is better)`,
    zeroLine: false,
    description: describeMeanCurve(figure),
    domainOf: (rows) => (options.y === 'full' ? fullDomain(score) : dataDomain(rows, score)),
    noteOf: (rows, domain) => meanCurveNote(figure, rows, options.bars, domain),
  });
}
