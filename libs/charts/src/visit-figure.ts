import { armLabels } from './arm-label.js';
import type { MeanCurveFigure } from './figure.js';
import { protocolVisits } from './protocol-visits.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';
import { armChannels } from './visit-figure/arm-channels.js';
import type { Bars } from './visit-figure/bar-ends.js';
import { curveLayers } from './visit-figure/curve-layers.js';
import { layOut } from './visit-figure/layout.js';
import { meanCurveRows, type MeanCurveRow } from './visit-figure/rows.js';
import type { ScoreDomain } from './visit-figure/score-domain.js';
import { textLayers } from './visit-figure/text-layers.js';
import { ordinalVisits, visitsInTime } from './visit-figure/visit-axis.js';
import { visitSpec } from './visit-figure/visit-spec.js';

/** What one chart of means by visit says that another does not. */
export interface VisitFigureKind {
  axisTitle: string;
  zeroLine: boolean;
  description: string;
  domainOf: (rows: MeanCurveRow[]) => ScoreDomain;
  noteOf: (rows: MeanCurveRow[], domain: ScoreDomain) => string[];
}

/**
 * Means with bars by visit, one line for each arm, the number of patients under each visit, and a note that says what
 * is drawn. It draws the numbers it is given and computes no statistics beyond mean -+ SE. The layout is worked out
 * here, in px, so that it is the same wherever the chart is drawn.
 *
 * Throws VisitWithoutHours for x = 'hours' where a visit has no hours, RangeError on a number that is not finite.
 * Deterministic; O(arms x visits).
 */
export function visitFigure(
  figure: MeanCurveFigure,
  { x, bars }: { x: 'visit' | 'hours'; bars: Bars },
  kind: VisitFigureKind,
): VegaLiteSpec {
  const arms = armLabels(figure);
  const protocol = protocolVisits(figure);
  const axis = x === 'hours' ? visitsInTime(protocol, arms.length) : ordinalVisits(protocol, arms.length);
  const rows = meanCurveRows(figure, axis.visits, bars);
  const domain = kind.domainOf(rows);
  const layout = layOut([figure.title], arms, axis, () => kind.noteOf(rows, domain));
  const channels = armChannels(arms);
  return visitSpec(
    figure,
    kind.description,
    axis,
    layout,
    rows.map((row) => ({ ...row })),
    [...curveLayers(kind, domain, axis, channels), ...textLayers(rows, axis, layout, channels)],
  );
}
