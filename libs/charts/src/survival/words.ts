import type { SurvivalFigure } from '../cohort-figure.js';

type Event = SurvivalFigure['event'];

const shares: Record<Event, string> = {
  response: 'Share that has responded (1 − survival)',
  loss: 'Share still in response',
};

const starts: Record<Event, string> = {
  response: 'the start of follow-up',
  loss: 'the first response',
};

export const axisTitles = (event: Event, unit: 'hours' | 'days'): { x: string; y: string } => ({
  x: `${unit === 'days' ? 'Days' : 'Hours'} since ${starts[event]}`,
  y: shares[event],
});

/** What the median is the median of. */
export const timeWords: Record<Event, string> = {
  response: 'median time to the first response',
  loss: 'median time from the first response to its loss',
};

export const inState: Record<Event, string> = { response: 'had responded', loss: 'were still in response' };
