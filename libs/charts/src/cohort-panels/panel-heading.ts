import { wrapText } from '../fit-text.js';
import { lineHeight, textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import { words } from './panel-marks.js';
import type { PanelPlace } from './panel-places.js';

/** Bold letters are at most a quarter wider. */
const boldness = 1.25;
const mostLines = 3;

/** The words over a panel in lines that fit. */
export const headingLines = (heading: string, width: number): string[] =>
  wrapText(heading, width / boldness, textSize, mostLines);

/** Room that the longest of the headings needs, with a little below it. */
export const headingRoom = (headings: string[][]): number =>
  headings.reduce((most, { length }) => Math.max(most, length), 1) * lineHeight(textSize) + 8;

/** Over the panel, at its left, the first lines of all panels level. */
export const headingLayers = (places: PanelPlace[], headings: string[][], room: number): Json[] =>
  words(
    places.map(({ left, top }, index) => ({ x: left, y: top - room, words: headings[index] ?? [] })),
    'left',
    'top',
    { fontWeight: 'bold' },
    textSize,
  );
