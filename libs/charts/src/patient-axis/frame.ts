import { wrapText } from '../fit-text.js';
import type { PatientFigureBase } from '../patient-figure.js';
import { vegaLiteSchema, type Json, type VegaLiteSpec } from '../vega-lite-spec.js';
import { chartConfig } from '../chart-config.js';
import { at, label, layer, text } from './marks.js';
import { titleLines } from '../title-lines.js';
import { lineHeight, margin, noteSize, titleSize } from '../type-sizes.js';
import { leftWidth, rightWidth } from './sizes.js';

/** Bold letters are at most a quarter wider. */
const boldness = 1.25;

/** What a chart of one patient puts into its frame. Lengths in px from the upper left corner of the plot. */
export interface Content {
  description: string;
  usermeta: { [member: string]: Json };
  width: number;
  height: number;
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
export function frame(figure: PatientFigureBase, content: Content): VegaLiteSpec {
  const { description, usermeta, width, height, above, noteY, resolve } = content;
  const textWidth = leftWidth + width + rightWidth - 2 * margin;
  const title = titleLines(figure.title, textWidth / boldness, titleSize, 6);
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
      left: leftWidth,
      top,
      right: rightWidth,
      bottom: noteY - height + note.length * lineHeight(noteSize) + margin,
    },
    title: {
      text: title,
      orient: 'none',
      align: 'left',
      baseline: 'top',
      dx: margin - leftWidth,
      dy: margin - top,
    },
    layer: [
      ...content.layers,
      layer([{ lines: note }], label('left', 'top'), {
        x: at(margin - leftWidth),
        y: at(noteY),
        text: text('lines'),
      }),
    ],
    ...(resolve === undefined ? {} : { resolve }),
    config: chartConfig,
  };
}
