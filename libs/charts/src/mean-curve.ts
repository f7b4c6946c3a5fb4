import { armLabels } from './arm-label.js';
import { describeMeanCurve } from './describe-mean-curve.js';
import type { MeanCurveFigure } from './figure.js';
import { armChannels } from './mean-curve/arm-channels.js';
import type { Bars } from './mean-curve/bar-ends.js';
import { curveLayers } from './mean-curve/curve-layers.js';
import { layOut } from './mean-curve/layout.js';
import { meanCurveNote } from './mean-curve/note.js';
import { chartConfig } from './mean-curve/chart-config.js';
import { meanCurveRows } from './mean-curve/rows.js';
import { dataDomain, fullDomain } from './mean-curve/score-domain.js';
import { margin, plotHeight } from './mean-curve/sizes.js';
import { textLayers } from './mean-curve/text-layers.js';
import { ordinalVisits, visitsInTime } from './mean-curve/visit-axis.js';
import { protocolVisits } from './protocol-visits.js';
import { vegaLiteSchema, type VegaLiteSpec } from './vega-lite-spec.js';

/**
 * `x`: visits at equal steps, or true to time. `y`: the instrument's full scale, or what the data span.
 * `bars`: mean -+ SE, or the 95 % t interval.
 */
export interface MeanCurveOptions {
  x: 'visit' | 'hours';
  y: 'full' | 'data';
  bars: Bars;
}

/**
 * The figure of a trial: mean score with bars by visit, one line for each arm, the number of patients under each
 * visit, and a note that says what is drawn. It draws the numbers it is given and computes no statistics beyond
 * mean -+ SE. The layout is worked out here, in px, so that it is the same wherever the chart is drawn.
 *
 * Throws VisitWithoutHours for x = 'hours' where a visit has no hours, RangeError on a number that is not finite.
 * Deterministic; O(arms x visits).
 */
export function meanCurve(figure: MeanCurveFigure, options: MeanCurveOptions): VegaLiteSpec {
  const arms = armLabels(figure);
  const protocol = protocolVisits(figure);
  const axis =
    options.x === 'hours' ? visitsInTime(protocol, arms.length) : ordinalVisits(protocol, arms.length);
  const rows = meanCurveRows(figure, axis.visits, options.bars);
  const scoreDomain = options.y === 'full' ? fullDomain(figure.score) : dataDomain(rows, figure.score);
  const layout = layOut(figure.title, arms, axis, meanCurveNote(figure, rows, options.bars, scoreDomain));
  const channels = armChannels(arms);
  return {
    $schema: vegaLiteSchema,
    description: describeMeanCurve(figure),
    usermeta: { ...figure.usermeta },
    background: 'white',
    width: axis.plotWidth,
    height: plotHeight,
    autosize: { type: 'none' },
    padding: layout.padding,
    title: {
      text: layout.title,
      orient: 'none',
      align: 'left',
      baseline: 'top',
      dx: margin - layout.padding.left,
      dy: margin - layout.padding.top,
    },
    data: { values: rows.map((row) => ({ ...row })) },
    layer: [
      ...curveLayers(figure.score, scoreDomain, axis, channels),
      ...textLayers(rows, axis, layout, channels),
    ],
    config: chartConfig,
  };
}
