import { describeSymptoms } from './describe-symptoms.js';
import { frame } from './patient-axis/frame.js';
import { infusionHead } from './patient-axis/infusion-head.js';
import { infusionRules } from './patient-axis/infusion-rules.js';
import { at, layer } from './patient-axis/marks.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { plotWidth } from './patient-axis/sizes.js';
import { timeChannel, timeGrid } from './patient-axis/time-channel.js';
import { timeScale } from './patient-axis/time-scale.js';
import type { SymptomsFigure } from './patient-figure.js';
import { symptomsNote } from './symptoms/note.js';
import { panelLayers } from './symptoms/panel-layers.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

/** `y`: every subscale's full scale, or what its values span. */
export interface SymptomsOptions {
  y: 'full' | 'data';
}

const headingHeight = 30;
const axisDepth = 46;

/**
 * The subscales of one instrument for one patient, one panel each with a scale of its own, on the true axis of time
 * that all share. Computes no statistics; the layout is worked out here, in px.
 *
 * Throws RangeError on a number that is not finite or an instant that is none. Deterministic; O(panels x n log n).
 */
export function symptoms(figure: SymptomsFigure, options: SymptomsOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const { panels, points, infusions } = figure;
  const times = [...points.flatMap(({ time }) => time ?? []), ...infusions.map(({ time }) => time)];
  const scale = timeScale(times, figure.unit);
  const x = timeChannel(figure, scale);
  const head = infusionHead(infusions, scale);
  const panelHeight = Math.max(48, Math.min(96, 480 / Math.max(1, panels.length)));
  const step = headingHeight + panelHeight;
  const height = Math.max(1, panels.length) * step + 8;
  const places = panels.map((_, index) => ({ top: step * index + headingHeight, height: panelHeight }));
  return frame(figure, {
    description: describeSymptoms(figure),
    usermeta: { ...figure.usermeta },
    width: plotWidth,
    height,
    above: head.above,
    noteY: height + axisDepth + 12,
    note: symptomsNote(figure, options.y, head.every),
    layers: [
      {
        layer: [
          layer([{ time: scale.domain[0] }], { type: 'point', opacity: 0 }, { x, y: at(height) }),
          ...timeGrid(scale, height),
          ...infusionRules(infusions, x, 0, 9),
          ...places.flatMap(({ top }) => infusionRules(infusions, x, top, top + panelHeight)),
          ...head.layers,
        ],
      },
      ...panels.flatMap((panel, index) =>
        panelLayers(panel, points, places[index] ?? { top: 0, height: panelHeight }, x, options.y),
      ),
    ],
    resolve: { scale: { y: 'independent' }, axis: { y: 'independent' } },
  });
}
