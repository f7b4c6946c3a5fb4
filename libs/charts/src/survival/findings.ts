import type { SurvivalFigure } from '../cohort-figure.js';
import { groupInWords } from '../group-in-words.js';
import { percent, percentDecimals, percentInterval } from '../percent-in-words.js';
import { count } from '../visit-figure/describe-visit.js';
import { drawnShare, type SurvivalGroup } from './drawn-share.js';
import { survivalTime, timeInWords, timeNumber, type SurvivalTime } from './survival-time.js';
import { inState, timeWords } from './words.js';

/** The sentences of each group: events of patients, the median, and where its curve ends. */
export function survivalFindings(figure: SurvivalFigure): string[][] {
  const time = survivalTime(figure);
  return figure.groups.map((group) => {
    const where = whereOf(group, figure);
    if (group.n === 0 || group.steps.length === 0)
      return [asStart(`${where}there is no patient to follow, so nothing can be told.`)];
    return [
      asStart(`${where}${eventsOf(group, figure.event)}.`),
      `The ${timeWords[figure.event]} ${medianOf(group, time)}.`,
      endOf(group, figure.event, time),
    ];
  });
}

export const withoutCurves = ({ groups }: SurvivalFigure): string[] =>
  groups.every(({ n, steps }) => n === 0 || steps.length === 0) ? ['There is no curve to show.'] : [];

function whereOf({ arm }: SurvivalGroup, { groups, hasControl }: SurvivalFigure): string {
  if (arm === null) return groups.length === 1 ? '' : 'among the patients without an arm ';
  return `in ${groupInWords(arm, hasControl)} `;
}

const asStart = (sentence: string): string => `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;

const eventsOf = ({ events, n }: SurvivalGroup, event: SurvivalFigure['event']): string =>
  event === 'response'
    ? `${events} of ${count(n, 'patient')} responded`
    : `${events} of ${count(n, 'patient')} who had responded lost the response`;

/** "was 42 days (95 % CI 42 to 90)" */
function medianOf({ median, steps }: SurvivalGroup, time: SurvivalTime): string {
  const interval = medianInterval(median, time);
  if (median.time !== null) return `was ${timeInWords(median.time, time)} (${interval})`;
  const reason = steps.every(({ survival }) => survival > 0.5) ? ', since the curve does not reach 50 %' : '';
  return `cannot be told${reason} (${interval})`;
}

/** "95 % CI 42 to 90"; an end that cannot be told is said to be so. */
export function medianInterval({ lower, upper }: SurvivalGroup['median'], time: SurvivalTime): string {
  if (lower === null && upper === null) return 'no interval';
  if (lower === null || upper === null)
    return upper === null
      ? `95 % CI from ${timeInWords(lower ?? 0, time)}, its upper end cannot be told`
      : `95 % CI up to ${timeInWords(upper, time)}, its lower end cannot be told`;
  return `95 % CI ${timeNumber(lower, time)} to ${timeNumber(upper, time)}`;
}

/** "At 90 days, where the curve ends, an estimated 46 % had responded (95 % CI 28 to 69)." */
function endOf({ n, steps }: SurvivalGroup, event: SurvivalFigure['event'], time: SurvivalTime): string {
  const last = steps.at(-1);
  if (last === undefined) return '';
  const decimals = percentDecimals(n);
  const { share, shareLower: lower, shareUpper: upper } = drawnShare(last, event);
  const interval = percentInterval({ lower, upper }, decimals);
  const told = `${percent(share, decimals)} % ${inState[event]}`;
  const ends = interval === null ? 'no interval' : `95 % CI ${interval}`;
  return `At ${timeInWords(last.time, time)}, where the curve ends, an estimated ${told} (${ends}).`;
}
