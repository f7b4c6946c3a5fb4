import type { ContrastFigure } from '../cohort-figure.js';
import { at, label, layer, layerOf, text } from '../patient-axis/marks.js';
import { lineHeight, margin, textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import type { NumberColumns } from './columns.js';
import type { DifferenceAxis } from './difference-axis.js';
import { nothingToCompare } from './findings.js';
import type { PlacedContrasts } from './rows.js';

const colour = { field: 'colour', type: 'nominal', scale: null };
const shape = { field: 'shape', type: 'nominal', scale: null };
const line = lineHeight(textSize);

/** The zero line, and for every comparison that can be told its interval and its point. */
export function differenceLayers(
  { rows, headings, height }: PlacedContrasts,
  { channel }: DifferenceAxis,
  left: number,
  right: number,
): Json[] {
  const told = rows
    .filter(({ estimate }) => estimate !== null)
    .map(({ name: _lines, bottom: _bottom, ...row }) => row);
  const withInterval = told.filter(({ lower, upper }) => lower !== null && upper !== null);
  const bottoms = [...headings, ...rows].map(({ bottom }) => ({ bottom }));
  const y = at('y');
  const cap = { type: 'tick', orient: 'vertical', size: 9, thickness: 1.5, opacity: 1, clip: true };
  return [
    ...layerOf(
      bottoms.filter(({ bottom }) => bottom < height),
      { type: 'rule', color: '#e4e4e4', strokeWidth: 1 },
      { y: at('bottom'), x: at(left), x2: at(right) },
    ),
    layer(
      rows.length === 0 ? [] : [{ zero: 0 }],
      { type: 'rule', color: '#333', strokeWidth: 1, strokeDash: [4, 3] },
      { x: channel('zero'), y: at(0), y2: at(height) },
    ),
    ...layerOf(
      withInterval,
      { type: 'rule', strokeWidth: 1.8, clip: true },
      { x: channel('lower'), x2: { field: 'upper' }, y, color: colour },
    ),
    ...layerOf(withInterval, cap, { x: channel('lower'), y, color: colour }),
    ...layerOf(withInterval, cap, { x: channel('upper'), y, color: colour }),
    ...layerOf(
      told,
      { type: 'point', filled: true, size: 80, opacity: 1, clip: true },
      { x: channel('estimate'), y, color: colour, shape },
    ),
  ];
}

/** Names at the left, with the arm's point where there are several arms; numbers and counts at the right. */
export function rowTextLayers(
  { rows, headings }: PlacedContrasts,
  { numbers, arm, reference }: NumberColumns,
  left: number,
): Json[] {
  const indent = headings.length > 0 ? 16 : 0;
  const namesOf = (placed: { name: string[]; y: number }[]): Json[] =>
    placed.map(({ name, y }) => ({ name, y: y - (name.length * line) / 2 + 3 }));
  const y = at('y');
  const middle = label('center', 'middle', textSize);
  const cells = rows.map((row) => ({ numbers: row.numbers, n: row.n, of: row.nReference, y: row.y }));
  const nameX = at(margin - left + indent);
  return [
    ...layerOf(
      headings.map((heading) => ({ ...heading })),
      { type: 'point', filled: true, size: 64, opacity: 1 },
      { x: at(margin - left + 5), y, color: colour, shape },
    ),
    ...layerOf(
      namesOf(headings),
      { ...label('left', 'top', textSize), fontWeight: 'bold' },
      { x: nameX, y, text: text('name') },
    ),
    ...layerOf(namesOf(rows), label('left', 'top', textSize), { x: nameX, y, text: text('name') }),
    ...layerOf(cells, label('left', 'middle', textSize), { x: at(numbers.x), y, text: text('numbers') }),
    ...layerOf(cells, middle, { x: at(arm.x), y, text: text('n') }),
    ...layerOf(cells, middle, { x: at(reference.x), y, text: text('of') }),
  ];
}

/** Over the plot: which side favours whom, and what stands in the columns. */
export function headLayers(
  figure: ContrastFigure,
  sides: { left: string[]; right: string[] },
  { numbers, arm, reference }: NumberColumns,
  plotWidth: number,
): { layers: Json[]; above: number } {
  if (figure.rows.length === 0) return { layers: [], above: 0 };
  const zero = plotWidth / 2;
  const lines = [sides.left, sides.right, arm.heading, reference.heading].map(({ length }) => length);
  const head = (align: string, x: number, words: string[], field: string): Json =>
    layer([{ [field]: words, y: -8 - words.length * line }], label(align, 'top', textSize), {
      x: at(x),
      y: at('y'),
      text: text(field),
    });
  return {
    above: 8 + line * lines.reduce((most, length) => Math.max(most, length)),
    layers: [
      head('right', zero - 8, sides.left, 'side'),
      head('left', zero + 8, sides.right, 'side'),
      head('left', numbers.x, numbers.heading, 'heading'),
      head('center', arm.x, arm.heading, 'heading'),
      head('center', reference.x, reference.heading, 'heading'),
    ],
  };
}

/** Instead of rows, so that no picture is empty without a word. */
export const nothingLayers = ({ rows, refused }: ContrastFigure, plotWidth: number): Json[] =>
  rows.length > 0
    ? []
    : layerOf(
        [{ words: refused === null ? nothingToCompare : 'No difference can be told' }],
        label('center', 'middle', textSize),
        { x: at(plotWidth / 2), y: at(20), text: text('words') },
      );
