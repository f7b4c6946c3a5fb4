import { armLabels } from './arm-label.js';
import { asOfWords } from './as-of-words.js';
import type { RespondersFigure } from './cohort-figure.js';
import { flowNote } from './flow-note.js';
import { readResponders } from './read-responders.js';
import { differenceInNumbers, visitInNumbers } from './responders/share-in-numbers.js';

/** The figure in plain sentences, for those who hear it: title, reading, then every share and difference. */
export function describeResponders(figure: RespondersFigure): string {
  const arms = armLabels(figure);
  return [
    `${figure.title}.`,
    ...readResponders(figure),
    ...figure.groups.map(({ visits }, index) => `${arms[index]}: ${visits.map(visitInNumbers).join('; ')}.`),
    ...figure.differences.map((row) => differenceInNumbers(row, figure)),
    flowNote(figure.flow),
    asOfWords(figure),
  ].join(' ');
}
