import { describeInfusionChanges } from './describe-infusion-changes.js';
import { changeDomain, changeLayers } from './infusion-changes/change-layers.js';
import { columnLabels } from './infusion-changes/column-labels.js';
import { columnsOf } from './infusion-changes/columns.js';
import { infusionsNote } from './infusion-changes/note.js';
import { visitKey } from './infusion-changes/visit-key.js';
import { frame } from './patient-axis/frame.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { plotHeight } from './patient-axis/sizes.js';
import type { InfusionsFigure } from './patient-figure.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

/** `y`: as far as the scale allows a score to change, or what the changes span. */
export interface InfusionChangesOptions {
  y: 'full' | 'data';
}

/**
 * What changed after each infusion of one patient: the visits after it as changes from the last score before it, one
 * column an infusion, one symbol a visit. Computes no statistics; the layout is worked out here, in px.
 *
 * Throws RangeError on a number that is not finite or an instant that is none. Deterministic;
 * O(infusions^2 x visits^2).
 */
export function infusionChanges(figure: InfusionsFigure, options: InfusionChangesOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const columns = columnsOf(figure);
  const key = visitKey(columns);
  const labels = columnLabels(columns);
  const domain = changeDomain(figure, options.y);
  return frame(figure, {
    description: describeInfusionChanges(figure),
    usermeta: { ...figure.usermeta },
    width: columns.width,
    height: plotHeight,
    above: key.height,
    noteY: labels.bottom + 14,
    note: infusionsNote(figure, domain.nice),
    layers: [...changeLayers(figure, columns, domain), ...key.layers, ...labels.layers],
  });
}
