import type { SurvivalFigure } from './cohort-figure.js';
import { survivalEstimand } from './survival/estimand.js';
import { survivalFindings, withoutCurves } from './survival/findings.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: by group how many had the event, the median time, and the share
 * where the curve ends; what is estimated, what censors and what is ignored; what to bear in mind. O(steps).
 */
export const readSurvival = (figure: SurvivalFigure): string[] => [
  ...withoutCurves(figure),
  ...survivalFindings(figure).flat(),
  ...survivalEstimand(figure),
  ...caveats(figure),
];
