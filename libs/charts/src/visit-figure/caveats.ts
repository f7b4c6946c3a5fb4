import type { CohortFigure } from '../cohort-figure.js';

const uncontrolled =
  'There is no control group, so the change also includes expectancy, the natural course and regression to the mean. ' +
  'How much of it the treatment brought about cannot be told from this figure.';

/** What a reader must know before believing the curve. */
export const caveats = ({ hasControl, notes }: Pick<CohortFigure, 'hasControl' | 'notes'>): string[] =>
  hasControl ? notes : [uncontrolled, ...notes];
