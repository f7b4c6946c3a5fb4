import type { ContrastFigure } from './cohort-figure.js';
import { contrastEstimand, contrastFindings } from './contrast/findings.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: each difference with its interval and n, what is compared and
 * over whom, and what to bear in mind. O(rows).
 */
export const readContrast = (figure: ContrastFigure): string[] => [
  ...contrastFindings(figure),
  ...contrastEstimand(figure),
  ...caveats(figure),
];
