import type { FlowFigure } from './cohort-figure.js';
import { wholeNames } from './cohort-panels/naming.js';
import { flowEstimand, flowFindings, meansSentences } from './flow/findings.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: who completed, who was still seen at each visit, where too few were,
 * the means of all and of the completers, and what to bear in mind. O(groups x visits x groups).
 */
export const readFlow = (figure: FlowFigure): string[] => [
  ...flowFindings(figure, wholeNames).flat(),
  ...meansSentences(figure, wholeNames),
  ...flowEstimand(figure),
  ...caveats(figure),
];
