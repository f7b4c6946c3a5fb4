import { wrapText } from '../fit-text.js';
import { vegaLiteSchema, type Json, type VegaLiteSpec } from '../vega-lite-spec.js';
import { chartConfig } from '../chart-config.js';
import { at, label, layer, text } from './marks.js';
import { titleLines } from '../title-lines.js';
import { lineHeight, margin, noteSize, titleSize } from '../type-sizes.js';
import { leftWidth, rightWidth } from './sizes.js';

/** Bold letters are at most a quarter wider. */
const boldness = 1.25;

/** What a chart puts into its frame. Lengths in px from the upper left corner of the plot. */
export interface Content {
  description: string;
  usermeta: { [member: string]: Json };
  width: number;
  height: number;
  /** Beside the plot, where it is not as wide as a patient's. */
  left?: number;
  right?: number;
  /** What must not be overlooked, under the title. */
  underTitle?: string;
  /** Room for labels above the plot. */
  above: number;
  /** Where the note begins. */
  noteY: number;
  note: string[];
  layers: Json[];
  /** Of the scales, where not all layers share them. */
  resolve?: Json;
}

/** Title, plot and note, with paddings so that nothing is cut off. */
export function frame(figure: { title: string }, content: Content): VegaLiteSpec {
  const { description, usermeta, width, height, above, noteY, resolve } = content;
  const { left = leftWidth, right = rightWidth, underTitle = '' } = content;
  const textWidth = left + width + right - 2 * margin;
  const title = [figure.title, underTitle].flatMap((words) =>
    titleLines(words, textWidth / boldness, titleSize, 6),
  );
  const note = content.note.flatMap((paragraph) => wrapText(paragraph, textWidth, noteSize));
  const top = margin + title.length * lineHeight(titleSize) + margin + above;
  return {
    $schema: vegaLiteSchema,
    description,
    usermeta,
    background: 'white',
    width,
    height,
    autosize: { type: 'none' },
    padding: {
      left,
      top,
      right,
      bottom: noteY - height + note.length * lineHeight(noteSize) + margin,
    },
    title: {
      text: title,
      orient: 'none',
      align: 'left',
      baseline: 'top',
      dx: margin - left,
      dy: margin - top,
    },
    layer: [
      ...content.layers,
      layer([{ lines: note }], label('left', 'top'), {
        x: at(margin - left),
        y: at(noteY),
        text: text('lines'),
      }),
    ],
    ...(resolve === undefined ? {} : { resolve }),
    config: chartConfig,
  };
}
