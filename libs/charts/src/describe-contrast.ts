import { withoutArm } from './arm-label.js';
import type { ContrastFigure, ContrastRow } from './cohort-figure.js';
import { differenceInNumbers } from './contrast/difference-in-numbers.js';
import { flowNote } from './flow-note.js';
import { referenceInWords } from './group-in-words.js';
import { readContrast } from './read-contrast.js';
import { asOfWords } from './as-of-words.js';

/** The figure in plain sentences, for those who hear it: title, reading, then every number of every comparison. */
export function describeContrast(figure: ContrastFigure): string {
  const { title, rows, flow } = figure;
  return [
    `${title}.`,
    ...readContrast(figure),
    ...rows.map(
      (row) => `${comparison(row)} at ${row.label || row.visit}: ${differenceInNumbers(row, figure.score)}.`,
    ),
    flowNote(flow),
    asOfWords(figure),
  ].join(' ');
}

const comparison = ({ arm, reference }: ContrastRow): string =>
  `${arm ?? withoutArm} minus ${referenceInWords(reference)}`;
