import type { ContrastFigure } from './cohort-figure.js';
import { numberColumns } from './contrast/columns.js';
import { differenceAxis } from './contrast/difference-axis.js';
import { refusedSentence } from './contrast/findings.js';
import { differenceLayers, headLayers, nothingLayers, rowTextLayers } from './contrast/layers.js';
import { contrastNote } from './contrast/note.js';
import { nameWidthOf, placeContrasts } from './contrast/rows.js';
import { sidesOf } from './contrast/sides.js';
import { describeContrast } from './describe-contrast.js';
import { frame } from './patient-axis/frame.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { lineHeight, margin, textSize } from './type-sizes.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

/** `y`: every difference that the scale allows, or what the intervals span; zero is in the middle of both. */
export interface ContrastOptions {
  y: 'full' | 'data';
}

const plotWidth = 400;

/**
 * Differences between arms with their 95 % intervals, a row for each visit: point and bar about a line of no
 * difference whose sides say whom they favour, and the same in numbers at the right. It draws the numbers it is given.
 *
 * Throws RangeError on a number that is not finite. Deterministic; O(rows x arms).
 */
export function contrastChart(figure: ContrastFigure, { y }: ContrastOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const nameWidth = nameWidthOf(figure);
  const left = nameWidth + 2 * margin + 16;
  const placed = placeContrasts(figure, nameWidth);
  const axis = differenceAxis(figure, y, plotWidth);
  const columns = numberColumns(figure, placed.rows, plotWidth);
  const head = headLayers(figure, sidesOf(figure, plotWidth / 2 - 8), columns, plotWidth);
  const width = left + plotWidth + columns.width - 2 * margin;
  return frame(figure, {
    description: describeContrast(figure),
    usermeta: { ...figure.usermeta },
    width: plotWidth,
    height: placed.height,
    left,
    right: columns.width,
    underTitle: figure.refused === null ? '' : refusedSentence(figure.refused),
    above: head.above,
    noteY: placed.height + 36 + axis.titleLines * lineHeight(textSize),
    note: contrastNote(figure, axis, width),
    layers: [
      ...differenceLayers(placed, axis, margin - left, plotWidth + columns.width - margin),
      ...rowTextLayers(placed, columns, left),
      ...head.layers,
      ...nothingLayers(figure, plotWidth),
    ],
  });
}
