import { armLabels } from './arm-label.js';
import type { DistributionFigure } from './cohort-figure.js';
import { nothingYet } from './cohort-panels/nothing-yet.js';
import { axisTitle, axisWidth, verticalAxis } from './cohort-panels/panel-axes.js';
import { pixelAxis } from './cohort-panels/pixel-axis.js';
import { describeDistribution } from './describe-distribution.js';
import { mostInBand, spreadLayers } from './distribution/boxes.js';
import { underLabels } from './distribution/labels.js';
import { layOutDistribution } from './distribution/layout.js';
import { distributionNote } from './distribution/note.js';
import { frame } from './patient-axis/frame.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { textWidth } from './text-width.js';
import { margin, textSize } from './type-sizes.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

/** `y`: the instrument's full scale, or what scores and bands span. */
export interface DistributionOptions {
  y: 'full' | 'data';
}

const plotHeight = 300;
const right = margin + 10;

/**
 * How scores are spread at every visit: for each group a box of quartiles with its range, and beside it the patients in
 * bands of scores. It draws the numbers it is given and computes no quartile.
 *
 * Throws RangeError on a number that is not finite, and where the bands of a visit do not hold its n patients.
 * Deterministic; O(groups x visits x (visits + bands)).
 */
export function distributionChart(figure: DistributionFigure, { y }: DistributionOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const { score, groups } = figure;
  const layout = layOutDistribution(figure);
  const domain = scoreDomain(figure, y);
  const axis = pixelAxis(domain, { from: plotHeight, to: 0, nice: y === 'data' });
  const title = axisTitle(`${score.name} (${score.better} is better)`, plotHeight);
  const names = armLabels(figure).map((name) => textWidth(name, textSize));
  const widest = names.reduce((most, width) => Math.max(most, width), 0);
  const left = Math.max(axisWidth(axis, title), Math.min(190, Math.ceil(widest) + 2 * margin + 16));
  const labels = underLabels(figure, layout, plotHeight, left);
  const { width } = layout;
  const place = { left: 0, top: 0, width, height: plotHeight };
  return frame(figure, {
    description: describeDistribution(figure),
    usermeta: { ...figure.usermeta },
    width,
    height: plotHeight,
    left,
    right,
    above: 0,
    noteY: labels.bottom + 16,
    note: distributionNote(figure, mostInBand(layout), y === 'data', left + width + right - 2 * margin),
    layers: [
      ...verticalAxis(place, axis, title),
      ...spreadLayers(layout, axis),
      ...labels.layers,
      ...nothingYet(groups.length, width),
    ],
  });
}

/** Nothing drawn is ever outside; bands may reach over the ends of the scale, scores may not. */
function scoreDomain({ score, groups }: DistributionFigure, y: 'full' | 'data'): [number, number] {
  const spreads = groups.flatMap(({ visits }) => visits);
  const scores = spreads.flatMap(({ min, q1, median, q3, max }) => [min, q1, median, q3, max]);
  const told = scores.filter((value) => value !== null);
  const bands = spreads.flatMap(({ bands: all }) =>
    all
      .filter(({ n }) => n > 0)
      .flatMap(({ from, to }) => [Math.max(from, score.min), Math.min(to, score.max)]),
  );
  const drawn = [...told, ...bands];
  const values = y === 'full' || drawn.length === 0 ? [score.min, score.max, ...told] : drawn;
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  const room = high - low < (score.max - score.min) * 1e-6 ? (score.max - score.min) / 20 : 0;
  return [low - room, high + room];
}
