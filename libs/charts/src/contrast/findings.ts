import type { ContrastFigure, ContrastRow } from '../cohort-figure.js';
import { asSentence } from '../as-sentence.js';
import { differenceSentence } from './difference-sentence.js';

/** What the rows say, visit by visit; or why they say nothing. */
export function contrastFindings(figure: ContrastFigure): string[] {
  const { refused, rows } = figure;
  return [
    ...(refused === null ? [] : [refusedSentence(refused)]),
    ...(rows.length === 0 && refused === null ? [nothingToCompare] : []),
    ...byVisit(rows).map((row) => differenceSentence(row, figure)),
  ];
}

/** Visit by visit, so that the last sentences are of the last visit, of all arms. */
function byVisit(rows: ContrastRow[]): ContrastRow[] {
  const visits = [...new Set(rows.map(({ visit }) => visit))];
  return visits.flatMap((visit) => rows.filter((row) => row.visit === visit));
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
  ...(rows.length > 1
    ? ['Each 95 % CI is of one difference; the more of them, the likelier that one of them misses.']
    : []),
  ...(method.trim() === '' ? [] : [`Method: ${asSentence(method)}`]),
];

/** A change is better the further it goes to the better side. */
export const betterWords = (of: ContrastFigure['of'], better: 'lower' | 'higher'): string =>
  of === 'change'
    ? `${better === 'lower' ? 'Lower (more negative)' : 'Higher (more positive)'} changes are better.`
    : `${better === 'lower' ? 'Lower' : 'Higher'} scores are better.`;
