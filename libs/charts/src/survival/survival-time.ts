import type { SurvivalFigure } from '../cohort-figure.js';
import { numberLabel } from '../patient-axis/instant-label.js';
import { timeAxis } from '../visit-figure/time-axis.js';
import { inset, plotWidth } from './sizes.js';

/** Time along the plot, true to length, from 0 to the last time of any group. */
export interface SurvivalTime {
  unit: 'hours' | 'days';
  hoursPerUnit: number;
  /** In units. */
  domain: [number, number];
  ticks: { time: number; hours: number; x: number }[];
  /** From hours to px. */
  toPixel: (hours: number) => number;
}

/** In hours up to ten days and in days beyond. O(steps). */
export function survivalTime({ groups }: Pick<SurvivalFigure, 'groups'>): SurvivalTime {
  const last = groups
    .flatMap(({ steps }) => steps.map(({ time }) => time))
    .reduce((most, time) => Math.max(most, time), 0);
  const { title, domain, ticks, toPixel } = timeAxis([{ hours: 0 }, { hours: last }], plotWidth, inset);
  const hoursPerUnit = title === 'Days' ? 24 : 1;
  return {
    unit: title === 'Days' ? 'days' : 'hours',
    hoursPerUnit,
    domain,
    ticks: ticks.map((time) => ({ time, hours: time * hoursPerUnit, x: toPixel(time * hoursPerUnit) })),
    toPixel,
  };
}

/** "42", in the unit of the axis, to a tenth. */
export const timeNumber = (hours: number, { hoursPerUnit }: SurvivalTime): string =>
  numberLabel(hours / hoursPerUnit, 1);

/** "42 days" */
export function timeInWords(hours: number, time: SurvivalTime): string {
  const written = timeNumber(hours, time);
  return `${written} ${written === '1' ? time.unit.slice(0, -1) : time.unit}`;
}
