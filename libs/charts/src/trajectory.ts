import { describeTrajectory } from './describe-trajectory.js';
import { frame } from './patient-axis/frame.js';
import { infusionHead } from './patient-axis/infusion-head.js';
import { infusionRules } from './patient-axis/infusion-rules.js';
import { at, layer } from './patient-axis/marks.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { plotHeight, plotWidth } from './patient-axis/sizes.js';
import { timeChannel, timeGrid } from './patient-axis/time-channel.js';
import { timeScale } from './patient-axis/time-scale.js';
import type { TrajectoryFigure } from './patient-figure.js';
import { expectedLayers } from './trajectory/expected-layers.js';
import { infusionValues } from './trajectory/infusion-values.js';
import { laneNames } from './trajectory/lane-name.js';
import { trajectoryNote } from './trajectory/note.js';
import { scoreDomain } from './trajectory/score-channel.js';
import { scoreLayers } from './trajectory/score-layers.js';
import { timesShown } from './trajectory/times-shown.js';
import { treatmentLanes } from './trajectory/treatment-lanes.js';
import { visitStrip } from './trajectory/visit-strip.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

/** `y`: the instrument's full scale, or what the scores span. */
export interface TrajectoryOptions {
  y: 'full' | 'data';
}

/** From the bottom of the plot to what stands under the axis and its title. */
const axisDepth = 46;

/**
 * One patient on one true axis of time: scores, infusions with doses, the windows of the visits that are due, other
 * treatments, what a cohort's model expects, and dissociation and vital signs of every infusion. It draws what it is given and computes no
 * statistics. The layout is worked out here, in px, so that it is the same wherever the chart is drawn.
 *
 * Throws RangeError on a number that is not finite or an instant that is none. Deterministic; O(n log n) of the rows.
 */
export function trajectory(figure: TrajectoryFigure, options: TrajectoryOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const { infusions, visits, treatments, usermeta, startAt, unit } = figure;
  const scale = timeScale(timesShown(figure), unit);
  const x = timeChannel(figure, scale);
  const head = infusionHead(infusions, scale);
  const strip = visitStrip(visits, scale);
  const hourLength = unit === 'days' ? 86_400_000 : 3_600_000;
  const now = startAt === null ? 0 : (Date.parse(usermeta.asOf) - Date.parse(startAt)) / hourLength;
  const lanes = treatmentLanes(treatments, scale, now, strip.bottom + 2);
  const height = lanes.bottom + 4;
  const values = infusionValues(infusions, scale, height + axisDepth);
  const leftOut = {
    every: head.every,
    withoutDoses: head.withoutDoses,
    crowdedVisits: strip.crowded,
    treatments: lanes.notDrawn,
    values: values.notDrawn,
  };
  const foot = { type: 'rule', color: '#333', strokeWidth: 1 };
  return frame(figure, {
    description: describeTrajectory(figure),
    usermeta: { ...usermeta, offered: figure.offered.map((series) => ({ ...series })) },
    width: plotWidth,
    height,
    above: head.above,
    noteY: (values.names.length > 0 ? values.bottom : height + axisDepth) + 12,
    note: trajectoryNote(figure, leftOut, scoreDomain(figure, options.y)),
    layers: [
      layer([{ time: scale.domain[0] }], { type: 'point', opacity: 0 }, { x, y: at(height) }),
      ...timeGrid(scale, height),
      ...strip.bands,
      ...expectedLayers(figure, x, options.y),
      ...infusionRules(infusions, x, 0, height),
      ...strip.marks,
      layer([{ from: 0, to: plotWidth }], foot, { x: at('from'), x2: { field: 'to' }, y: at(plotHeight) }),
      ...lanes.layers,
      ...scoreLayers(figure, x, options.y),
      ...head.layers,
      ...values.layers,
      ...laneNames([...strip.name, ...lanes.names, ...values.names]),
    ],
  });
}
