import type { FlowFigure } from './cohort-figure.js';
import { nothingYet } from './cohort-panels/nothing-yet.js';
import { describeFlow } from './describe-flow.js';
import { flowNoteParagraphs } from './flow/note.js';
import { flowPanels } from './flow/panels.js';
import { frame } from './patient-axis/frame.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { leftWidth, rightWidth } from './patient-axis/sizes.js';
import { margin } from './type-sizes.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

/**
 * Who was treated, had a baseline and was seen at each visit, a strip of bars for each group, after the flow diagram of
 * CONSORT (Schulz et al. 2010, BMJ 340, c332): seen, lost and not yet due apart, with all counts. It draws the numbers
 * it is given.
 *
 * Throws RangeError on a number that is not finite, and where seen, lost and not yet due are not all who were treated.
 * Deterministic; O(groups x visits x groups).
 */
export function flowChart(figure: FlowFigure): VegaLiteSpec {
  refuseNonFinite(figure);
  const { layers, width, height } = flowPanels(figure);
  return frame(figure, {
    description: describeFlow(figure),
    usermeta: { ...figure.usermeta },
    width,
    height,
    above: 0,
    noteY: height + 18,
    note: flowNoteParagraphs(figure, leftWidth + width + rightWidth - 2 * margin),
    layers: [...layers, ...nothingYet(figure.flow.length, width)],
  });
}
