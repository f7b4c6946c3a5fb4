import { count, joined, sourceWords } from '../patient-axis/sentences.js';
import type { InfusionChange, InfusionsFigure } from '../patient-figure.js';

export const caveat =
  'The change after one infusion is not the effect of it: earlier infusions still act, and symptoms change on their own.';

const hasAfter = ({ visits }: InfusionChange): boolean => visits.some(({ total }) => total !== null);
const numbersOf = (infusions: InfusionChange[]): string => infusions.map(({ number }) => number).join(', ');

/** How many infusions there are, and which have no score before or none after. */
export function whatIsThere({ infusions }: InfusionsFigure): string[] {
  const withoutPre = infusions.filter(({ pre }) => pre === null);
  const withoutPost = infusions.filter((infusion) => !hasAfter(infusion));
  return [
    infusions.length === 0 ? 'No infusions yet.' : `${count(infusions.length, 'infusion')}.`,
    infusions.length > 0 && withoutPre.length === infusions.length && withoutPost.length === infusions.length
      ? 'No scores yet.'
      : '',
    withoutPre.length === 0
      ? ''
      : `No score before infusion ${numbersOf(withoutPre)}, so no change can be told.`,
    withoutPost.length === 0 ? '' : `No score after infusion ${numbersOf(withoutPost)}.`,
  ];
}

/** The paragraphs under the figure. */
export function infusionsNote(figure: InfusionsFigure, isPart: boolean): string[] {
  const { infusions, notes, score } = figure;
  const length = score.max - score.min;
  const hasGap = infusions.some((infusion) => infusion.pre === null || !hasAfter(infusion));
  return [
    joined([
      infusions.length > 0
        ? '○ at the zero line: the last score before the infusion, whose value stands below.'
        : '',
      infusions.length > 0 ? 'Symbols: each visit after it, as the change from that score.' : '',
      hasGap ? 'Square with ×: no score before, or right of ○ none after.' : '',
      isPart ? `The vertical axis shows a part of the possible changes (${-length} to ${length}).` : '',
    ]),
    joined(whatIsThere(figure)),
    caveat,
    ...notes,
    sourceWords(figure),
  ].filter((paragraph) => paragraph !== '');
}
