import type { SurvivalFigure } from '../cohort-figure.js';
import { percent, percentDecimals, percentInterval } from '../percent-in-words.js';
import { drawnShare, type SurvivalGroup, type SurvivalStep } from './drawn-share.js';
import { medianInterval } from './findings.js';
import { timeInWords, type SurvivalTime } from './survival-time.js';

/** "n 23, events 10, median none, no interval; 0 days: at risk 23, events 0, censored 1, responded 0.0 %, ..." */
export const groupInNumbers = (
  { n, events, median, steps }: SurvivalGroup,
  event: SurvivalFigure['event'],
  time: SurvivalTime,
): string =>
  [
    `n ${n}, events ${events}, median ${median.time === null ? 'cannot be told' : timeInWords(median.time, time)}, ` +
      medianInterval(median, time),
    ...steps.map((step) => stepInNumbers(step, n, event, time)),
  ].join('; ');

const stateWords: Record<SurvivalFigure['event'], string> = {
  response: 'has responded',
  loss: 'still in response',
};

function stepInNumbers(
  step: SurvivalStep,
  n: number,
  event: SurvivalFigure['event'],
  time: SurvivalTime,
): string {
  const { atRisk, events, censored } = step;
  const decimals = percentDecimals(n) + 1;
  const { share, shareLower: lower, shareUpper: upper } = drawnShare(step, event);
  const interval = percentInterval({ lower, upper }, decimals);
  return [
    `${timeInWords(step.time, time)}: at risk ${atRisk}`,
    `events ${events}`,
    `censored ${censored}`,
    `${stateWords[event]} ${percent(share, decimals)} %`,
    interval === null ? 'no interval' : `95 % interval ${interval}`,
  ].join(', ');
}
