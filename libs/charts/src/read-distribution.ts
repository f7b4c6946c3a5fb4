import type { DistributionFigure } from './cohort-figure.js';
import { wholeNames } from './cohort-panels/naming.js';
import { distributionEstimand, distributionFindings } from './distribution/findings.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: median, middle half and range of every group at every visit, over
 * whom, and what to bear in mind. O(groups x visits^2).
 */
export const readDistribution = (figure: DistributionFigure): string[] => [
  ...distributionFindings(figure, wholeNames).flat(),
  ...distributionEstimand(figure),
  ...caveats(figure),
];
