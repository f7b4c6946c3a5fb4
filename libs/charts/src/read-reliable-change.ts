import type { ReliableChangeFigure } from './cohort-figure.js';
import { wholeNames } from './cohort-panels/naming.js';
import { changeEstimand, changeFindings } from './reliable-change/findings.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: how many of every group are of which category by the rule, over
 * whom, and what to bear in mind; or why it cannot be told. O(groups).
 */
export const readReliableChange = (figure: ReliableChangeFigure): string[] => [
  ...changeFindings(figure, wholeNames),
  ...changeEstimand(figure),
  ...caveats(figure),
];
