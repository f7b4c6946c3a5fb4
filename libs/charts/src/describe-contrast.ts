import type { ContrastFigure } from './cohort-figure.js';
import { comparisonInNumbers } from './contrast/comparison-in-numbers.js';
import { flowNote } from './flow-note.js';
import { readContrast } from './read-contrast.js';
import { asOfWords } from './as-of-words.js';

/** The figure in plain sentences, for those who hear it: title, reading, then every number of every comparison. */
export function describeContrast(figure: ContrastFigure): string {
  const { title, score, rows, flow } = figure;
  return [
    `${title}.`,
    ...readContrast(figure),
    ...rows.map((row) => comparisonInNumbers(row, score)),
    flowNote(flow),
    asOfWords(figure),
  ].join(' ');
}
