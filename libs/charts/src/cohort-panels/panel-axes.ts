import { wrapText } from '../fit-text.js';
import { textWidth } from '../text-width.js';
import { lineHeight, margin, noteSize, textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import { signedLabel } from './number-words.js';
import { lines, words, type Span, type Words } from './panel-marks.js';
import type { PanelPlace } from './panel-places.js';
import type { PixelAxis } from './pixel-axis.js';

const tick = 5;
const gap = 8;

/** The vertical axis of one panel, with its title turned beside it. `toPixel` of the axis counts from the panel's top. */
export function verticalAxis({ left, top, height }: PanelPlace, axis: PixelAxis, title: string[]): Json[] {
  const places = axis.ticks.map((value) => ({ y: top + axis.toPixel(value), words: signedLabel(value) }));
  const marks: Span[] = places.map(({ y }) => ({ x: left - tick, x2: left, y, y2: y }));
  const labels: Words[] = places.map((place) => ({ ...place, x: left - gap }));
  const titleX = left - axisWidth(axis, title) + margin;
  const titles = [{ x: titleX, y: top + height / 2, words: title }];
  return [
    ...lines([{ x: left, x2: left, y: top, y2: top + height }, ...marks], {}),
    ...words(labels, 'right', 'middle'),
    ...words(title.length === 0 ? [] : titles, 'center', 'top', { angle: 270 }, textSize),
  ];
}

/** The horizontal axis under one panel. `toPixel` counts from the panel's left. */
export function horizontalAxis(
  { left, top, width, height }: PanelPlace,
  axis: PixelAxis,
  title: string[],
): Json[] {
  const foot = top + height;
  const places = axis.ticks.map((value) => ({ x: left + axis.toPixel(value), words: signedLabel(value) }));
  const marks: Span[] = places.map(({ x }) => ({ x, x2: x, y: foot, y2: foot + tick }));
  const labels: Words[] = places.map((place) => ({ ...place, y: foot + gap }));
  const titles = [{ x: left + width / 2, y: foot + gap + lineHeight(noteSize) + 4, words: title }];
  return [
    ...lines([{ x: left, x2: left + width, y: foot, y2: foot }, ...marks], {}),
    ...words(labels, 'center', 'top'),
    ...words(title.length === 0 ? [] : titles, 'center', 'top', {}, textSize),
  ];
}

/** From the plot to the picture's left edge, where a vertical axis with this title stands. */
export const axisWidth = (axis: PixelAxis, title: string[]): number =>
  Math.ceil(margin + title.length * lineHeight(textSize) + 6 + labelWidth(axis) + gap);

/** From a panel's foot to what stands under its horizontal axis. */
export const axisDepth = (title: string[]): number =>
  gap + lineHeight(noteSize) + 4 + title.length * lineHeight(textSize);

export const axisTitle = (title: string, length: number): string[] => wrapText(title, length, textSize, 3);

function labelWidth({ ticks }: PixelAxis): number {
  return ticks.reduce((most, value) => Math.max(most, textWidth(signedLabel(value), noteSize)), 0);
}
