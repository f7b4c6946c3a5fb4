import { at, label, layerOf, text } from './patient-axis/marks.js';
import { textSize } from './type-sizes.js';
import type { Json } from './vega-lite-spec.js';

/** Words in the middle of a plot of `width` by `height` px that holds no marks, so that none is empty in silence. */
export const wordsInstead = (words: string[], width: number, height: number): Json[] =>
  words.length === 0
    ? []
    : layerOf([{ words: words.join(' ') }], label('center', 'middle', textSize), {
        x: at(width / 2),
        y: at(height / 2),
        text: text('words'),
      });
