import { count, joined, sourceWords } from '../patient-axis/sentences.js';
import type { SymptomsFigure } from '../patient-figure.js';
import { valueOf } from './panel-layers.js';

/** The paragraphs under the figure: how to read it, what is missing, and where it comes from. */
export function symptomsNote(figure: SymptomsFigure, y: 'full' | 'data', every: number): string[] {
  const { infusions, notes, score } = figure;
  return [
    joined([
      `Every panel has a scale of its own (${score.better} is better), so heights cannot be compared between panels.`,
      y === 'data' ? 'The vertical axes show a part of their scales.' : '',
      'The number at the right is the last value. A line breaks at a form that does not give the subscale.',
      'Every form with a time is drawn, whether or not it counts for a visit.',
      infusions.length > 0 ? 'Vertical lines: infusions with their numbers; dashed: boosters.' : '',
      every > 1 ? `Of every ${every} infusions one is numbered.` : '',
    ]),
    joined(whatIsThere(figure)),
    ...notes,
    sourceWords(figure),
  ];
}

/** How many forms there are, and what they do not give. */
export function whatIsThere({ points, panels, infusions }: SymptomsFigure): string[] {
  const untimed = points.filter(({ time }) => time === null).length;
  const incomplete = points.filter(({ values }) =>
    panels.some(({ key }) => valueOf(values, key) === null),
  ).length;
  return [
    panels.length === 0 ? 'The instrument has no subscales.' : '',
    points.length === 0 ? 'No scores yet.' : `${count(points.length, 'form')}.`,
    untimed === 0 ? '' : `${count(untimed, 'form')} without a time, so not drawn: in the table.`,
    incomplete === 0 ? '' : `${count(incomplete, 'form')} without some of the subscales.`,
    infusions.length === 0 ? 'No infusions.' : `${count(infusions.length, 'infusion')}.`,
  ];
}
