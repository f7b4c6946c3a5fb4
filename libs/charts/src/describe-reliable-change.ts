import { armLabels } from './arm-label.js';
import { asOfWords } from './as-of-words.js';
import type { ReliableChangeFigure } from './cohort-figure.js';
import { signedLabel } from './cohort-panels/number-words.js';
import { flowNote } from './flow-note.js';
import { readReliableChange } from './read-reliable-change.js';

/** The figure in plain sentences, for those who hear it: title, reading, then every pair of scores. */
export function describeReliableChange(figure: ReliableChangeFigure): string {
  const names = armLabels(figure);
  const groups = figure.groups.map(({ n, points }, index) => {
    const pairs = points.map(
      ({ pre, post, n: patients, category }) =>
        `${signedLabel(pre)} to ${signedLabel(post)}: ${patients}${figure.refused === null ? ` ${category}` : ''}`,
    );
    return `${names[index]}, n ${n}, patients by scores at baseline and later: ${pairs.length === 0 ? 'none' : pairs.join('; ')}.`;
  });
  return [
    `${figure.title}.`,
    ...readReliableChange(figure),
    ...groups,
    flowNote(figure.flow),
    asOfWords(figure),
  ].join(' ');
}
