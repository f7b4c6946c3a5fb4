import type { CohortFigure } from './cohort-figure.js';

/** The last sentence of every description. */
export const asOfWords = ({ usermeta: { asOf, current } }: Pick<CohortFigure, 'usermeta'>): string =>
  `As of ${asOf}.${current ? '' : ' Newer entries are not yet included.'}`;
