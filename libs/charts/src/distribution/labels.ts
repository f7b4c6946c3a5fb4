import { armLabels } from '../arm-label.js';
import { armStyle } from '../arm-style.js';
import type { DistributionFigure } from '../cohort-figure.js';
import { lines, ownColour, ownShape, words } from '../cohort-panels/panel-marks.js';
import { shortenText, wrapText } from '../fit-text.js';
import { at, layerOf } from '../patient-axis/marks.js';
import { lineHeight, margin, textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import type { DistributionLayout } from './layout.js';

const rowHeight = 18;

/** Under the plot: the visits, and n by group, whose names and shapes are the key. */
export function underLabels(
  figure: DistributionFigure,
  { width, columnWidth, visits, slots }: DistributionLayout,
  plotHeight: number,
  left: number,
): { layers: Json[]; bottom: number } {
  const labels = visits.map(({ label, middle }) => ({
    x: middle,
    y: plotHeight + 10,
    words: wrapText(label, columnWidth - 8, textSize, 3),
  }));
  const labelLines = labels.reduce((most, each) => Math.max(most, each.words.length), 1);
  const top = plotHeight + 14 + labelLines * lineHeight(textSize);
  const middle = (row: number): number => top + rowHeight * (row + 0.5);
  const names = armLabels(figure).map((name, row) => ({
    x: margin + 16 - left,
    markX: margin + 6 - left,
    y: middle(row),
    words: shortenText(name, left - 2 * margin - 16, textSize),
    ...armStyle(row),
  }));
  const counts = slots.map(({ spread, armOrder }) => ({
    x: visits.find(({ visit }) => visit === spread.visit)?.middle ?? 0,
    y: middle(armOrder),
    words: String(spread.n),
  }));
  const heading = [{ x: margin + 16 - left, y: top - 2, words: 'n' }];
  const point = { type: 'point', filled: true, size: 48, opacity: 1 };
  return {
    bottom: top + rowHeight * names.length,
    layers: [
      ...lines([{ x: 0, x2: width, y: plotHeight, y2: plotHeight }], {}),
      ...words(labels, 'center', 'top', {}, textSize),
      ...words(names.length === 0 ? [] : heading, 'left', 'bottom', {}, textSize),
      ...layerOf(
        names.map((name) => ({ ...name })),
        point,
        { x: at('markX'), y: at('y'), shape: ownShape, color: ownColour },
      ),
      ...words(names, 'left', 'middle', {}, textSize),
      ...words(counts, 'center', 'middle', {}, textSize),
    ],
  };
}
