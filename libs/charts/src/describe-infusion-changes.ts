import { caveat, whatIsThere } from './infusion-changes/note.js';
import { doseLabel } from './patient-axis/dose-label.js';
import { dateLabel, numberLabel } from './patient-axis/instant-label.js';
import { joined, scaleWords, sourceWords } from './patient-axis/sentences.js';
import type { InfusionChange, InfusionChangeVisit, InfusionsFigure } from './patient-figure.js';

/** The figure in plain sentences, for those who hear it read: one sentence an infusion. */
export const describeInfusionChanges = (figure: InfusionsFigure): string =>
  joined([
    `${figure.title}.`,
    `Change in ${scaleWords(figure)}, from the last score before each infusion.`,
    ...whatIsThere(figure),
    ...figure.infusions.map(describeInfusion),
    caveat,
    ...figure.notes,
    sourceWords(figure),
  ]);

function describeInfusion(infusion: InfusionChange): string {
  const { number, phase, at, offset, drug, pre, visits } = infusion;
  const head = `Infusion ${number}${phase === 'booster' ? ' (booster)' : ''}, ${dateLabel(at, offset)}, ${drug} ${doseLabel(infusion)}`;
  const before = pre === null ? 'no score before' : `before ${numberLabel(pre, 6)}`;
  return `${head}: ${[before, ...visits.map(describeVisit)].join('; ')}.`;
}

function describeVisit({ visit, label, total, change }: InfusionChangeVisit): string {
  if (total === null) return `${label || visit} no score`;
  const difference = change === null ? 'no change can be told' : `change ${numberLabel(change, 6)}`;
  return `${label || visit} ${numberLabel(total, 6)}, ${difference}`;
}
