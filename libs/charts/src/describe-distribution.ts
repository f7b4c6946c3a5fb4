import { armLabels } from './arm-label.js';
import { asOfWords } from './as-of-words.js';
import type { DistributionFigure } from './cohort-figure.js';
import { signedLabel } from './cohort-panels/number-words.js';
import type { Spread } from './distribution/layout.js';
import { flowNote } from './flow-note.js';
import { readDistribution } from './read-distribution.js';

/** The figure in plain sentences, for those who hear it: title, reading, then the patients in every band. */
export function describeDistribution(figure: DistributionFigure): string {
  const names = armLabels(figure);
  const groups = figure.groups.map(
    ({ visits }, index) => `${names[index]}, patients by score: ${visits.map(describeBands).join('; ')}.`,
  );
  return [
    `${figure.title}.`,
    ...readDistribution(figure),
    ...groups,
    flowNote(figure.flow),
    asOfWords(figure),
  ].join(' ');
}

function describeBands({ visit, label, bands }: Spread): string {
  const held = bands
    .filter(({ n }) => n > 0)
    .map(({ from, to, n }) => `${signedLabel(from)} to under ${signedLabel(to)}: ${n}`);
  return `${label || visit} ${held.length === 0 ? 'none' : held.join(', ')}`;
}
