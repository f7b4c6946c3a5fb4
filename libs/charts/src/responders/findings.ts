import type { RespondersFigure } from '../cohort-figure.js';
import type { Denominator } from './rows.js';
import { protocolVisits } from '../protocol-visits.js';
import { differenceSentence } from './difference-sentence.js';
import { shareSentence } from './share-sentence.js';

/** The sentences of each visit: the shares of all arms, then their differences. */
export const respondersByVisit = (figure: RespondersFigure): string[][] =>
  protocolVisits(figure).map(({ visit }) => [
    ...figure.groups.flatMap(({ arm, visits }) =>
      visits.filter((each) => each.visit === visit).map((each) => shareSentence(each, arm, figure)),
    ),
    ...figure.differences.filter((row) => row.visit === visit).map((row) => differenceSentence(row, figure)),
  ]);

/** That there is nothing to draw, where there is not. */
export const withoutShares = (
  { groups }: RespondersFigure,
  of: Denominator[] = ['observed', 'imputed'],
): string[] =>
  groups.every(({ visits }) =>
    visits.every((visit) => of.every((denominator) => visit[denominator].rate === null)),
  )
    ? ['There is no share to show.']
    : [];
