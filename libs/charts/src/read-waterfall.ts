import type { WaterfallFigure } from './cohort-figure.js';
import { wholeNames } from './cohort-panels/naming.js';
import { caveats } from './visit-figure/caveats.js';
import { waterfallEstimand, waterfallFindings } from './waterfall/findings.js';

/**
 * The figure in plain sentences of its own numbers: how many changed for the better and for the worse, over whom, and
 * what to bear in mind. O(groups x bands log bands).
 */
export const readWaterfall = (figure: WaterfallFigure): string[] => [
  ...waterfallFindings(figure, wholeNames),
  ...waterfallEstimand(figure),
  ...caveats(figure),
];
