import type { SurvivalFigure } from '../cohort-figure.js';

export type SurvivalGroup = SurvivalFigure['groups'][number];
export type SurvivalStep = SurvivalGroup['steps'][number];

/** What is drawn of a step, 0 to 1. */
export interface DrawnShare {
  share: number;
  shareLower: number | null;
  shareUpper: number | null;
}

/** The share that has responded, 1 − survival, whose ends change places; or that is still in response, survival. */
export const drawnShare = (
  { survival, lower, upper }: SurvivalStep,
  event: SurvivalFigure['event'],
): DrawnShare =>
  event === 'loss'
    ? { share: survival, shareLower: lower, shareUpper: upper }
    : { share: 1 - survival, shareLower: complement(upper), shareUpper: complement(lower) };

const complement = (share: number | null): number | null => (share === null ? null : 1 - share);
