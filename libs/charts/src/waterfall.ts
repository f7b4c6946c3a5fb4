import type { WaterfallFigure } from './cohort-figure.js';
import { nothingYet } from './cohort-panels/nothing-yet.js';
import { describeWaterfall } from './describe-waterfall.js';
import { frame } from './patient-axis/frame.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { margin } from './type-sizes.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';
import { waterfallNote } from './waterfall/note.js';
import { waterfallPanels } from './waterfall/panels.js';

/** `y`: as far as the scale allows a score to change, or what the bands reach; zero is in both. */
export interface WaterfallOptions {
  y: 'full' | 'data';
}

const right = margin + 18;

/**
 * Change from baseline to one visit as a waterfall whose bars are bands of changes instead of patients: sorted from the
 * worst to the best, as wide as their share of the group, one panel for each group. It draws the numbers it is given.
 *
 * Throws RangeError on a number that is not finite, and where the bands of a group do not hold its n patients.
 * Deterministic; O(groups x bands log bands).
 */
export function waterfallChart(figure: WaterfallFigure, { y }: WaterfallOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const { layers, left, width, height } = waterfallPanels(figure, y);
  return frame(figure, {
    description: describeWaterfall(figure),
    usermeta: { ...figure.usermeta },
    width,
    height,
    left,
    right,
    above: 0,
    noteY: height + 16,
    note: waterfallNote(figure, y === 'data'),
    layers: [...layers, ...nothingYet(figure.groups.length, width)],
  });
}
