import { armLabels } from './arm-label.js';
import type { SurvivalFigure } from './cohort-figure.js';
import { drawnShare } from './survival/drawn-share.js';

/**
 * One step of one curve, in the order of its columns. Times in hours, shares as fractions of 1; `survival` is without
 * the event, `share` what is drawn; the median is of the whole curve.
 */
export type SurvivalTableRow = {
  arm: string;
  hours: number;
  atRisk: number;
  events: number;
  censored: number;
  survival: number;
  lower: number | null;
  upper: number | null;
  share: number;
  shareLower: number | null;
  shareUpper: number | null;
  median: number | null;
  medianLower: number | null;
  medianUpper: number | null;
};

export const survivalColumns = [
  'arm',
  'hours',
  'atRisk',
  'events',
  'censored',
  'survival',
  'lower',
  'upper',
  'share',
  'shareLower',
  'shareUpper',
  'median',
  'medianLower',
  'medianUpper',
] as const;

/** The numbers behind the figure, unrounded, arm by arm and in time. */
export function survivalTable(figure: SurvivalFigure): SurvivalTableRow[] {
  const arms = armLabels(figure);
  return figure.groups.flatMap(({ median, steps }, index) =>
    steps.map((step) => {
      const { time, atRisk, events, censored, survival, lower, upper } = step;
      const { share, shareLower, shareUpper } = drawnShare(step, figure.event);
      return {
        arm: arms[index] ?? '',
        hours: time,
        atRisk,
        events,
        censored,
        survival,
        lower,
        upper,
        share,
        shareLower,
        shareUpper,
        median: median.time,
        medianLower: median.lower,
        medianUpper: median.upper,
      };
    }),
  );
}
