import type { RespondersFigure } from './cohort-figure.js';
import { respondersEstimand } from './responders/estimand.js';
import { respondersByVisit, withoutShares } from './responders/findings.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: by visit how many responded, of those seen and of all who were
 * due, and the differences between arms; what a responder is and over whom; what to bear in mind. O(groups x visits).
 */
export const readResponders = (figure: RespondersFigure): string[] => [
  ...withoutShares(figure),
  ...respondersByVisit(figure).flat(),
  ...respondersEstimand(figure),
  ...caveats(figure),
];
