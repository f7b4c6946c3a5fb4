import type { ContrastFigure } from '../cohort-figure.js';
import { asSentence } from '../as-sentence.js';
import { differenceSentence } from './difference-sentence.js';

type Compared = Pick<ContrastFigure, 'of' | 'score' | 'hasControl' | 'refused' | 'rows'>;

/** What the rows say, visit by visit; or why they say nothing. */
export const contrastFindings = (figure: Compared): string[] => [
  ...whyNothing(figure),
  ...differencesByVisit(figure).flat(),
];

export function whyNothing({ refused, rows }: Pick<ContrastFigure, 'refused' | 'rows'>): string[] {
  if (refused !== null) return [refusedSentence(refused)];
  return rows.length === 0 ? [nothingToCompare] : [];
}

/** The sentences of each visit, of all its arms. */
export function differencesByVisit(figure: Omit<Compared, 'refused'>): string[][] {
  const visits = [...new Set(figure.rows.map(({ visit }) => visit))];
  return visits.map((visit) =>
    figure.rows.filter((row) => row.visit === visit).map((row) => differenceSentence(row, figure)),
  );
}

export const nothingToCompare = 'There is no second group to compare with.';

export const refusedSentence = ({ reason }: { reason: string }): string =>
  `No difference can be told: ${asSentence(reason)}`;

const compared: Record<ContrastFigure['of'], string> = {
  score:
    'Compared are mean scores at the visit, over the patients seen there (n); those not seen are left out.',
  change:
    "Compared are mean changes from each patient's own baseline, over the patients with both scores (n); the others " +
    'are left out.',
  model:
    'Compared are least-squares means of the model; n counts the patients with a score at the visit. They hold for ' +
    'those not seen only if scores are missing at random, which the data cannot show.',
};

/** What is compared, over whom, and how. */
export const contrastEstimand = ({ of, rows, score, method }: ContrastFigure): string[] => [
  compared[of],
  betterWords(of, score.better),
  ...severalIntervals(rows.length),
  ...(method.trim() === '' ? [] : [`Method: ${asSentence(method)}`]),
];

export const severalIntervals = (differences: number): string[] =>
  differences > 1
    ? ['Each 95 % CI is of one difference; the more of them, the likelier that one of them misses.']
    : [];

/** A change is better the further it goes to the better side. */
export const betterWords = (of: ContrastFigure['of'], better: 'lower' | 'higher'): string =>
  of === 'change'
    ? `${better === 'lower' ? 'Lower (more negative)' : 'Higher (more positive)'} changes are better.`
    : `${better === 'lower' ? 'Lower' : 'Higher'} scores are better.`;
