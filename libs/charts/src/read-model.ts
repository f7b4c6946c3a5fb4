import type { ModelFigure } from './cohort-figure.js';
import { modelEstimand } from './model/estimand.js';
import { modelFindings } from './model/findings.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: differences between arms, or the means of a single group; by
 * which model and over whom; what to bear in mind. Without a model it says why, and reads what was observed.
 * O(groups x visits).
 */
export const readModel = (figure: ModelFigure): string[] => [
  ...modelFindings(figure),
  ...modelEstimand(figure),
  ...caveats(figure),
];
