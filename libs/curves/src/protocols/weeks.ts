import type { Visit } from '#contracts';

const DAY = 24;

/** The score before treatment. */
export const baselineVisit: Visit = {
  name: 'baseline',
  label: 'Baseline',
  hours: 0,
  after: null,
  until: null,
};

/** The day after an infusion: from 12 to 36 hours. */
export const nextDay: Visit = { name: '24h', label: '24 h', hours: 24, after: 12, until: 36 };

/** Week `number`, from three and a half days before its day to three and a half after. */
export const weekVisit = (number: number): Visit => ({
  name: `w${number}`,
  label: `Week ${number}`,
  hours: number * 7 * DAY,
  after: (number * 7 - 3.5) * DAY,
  until: (number * 7 + 3.5) * DAY,
});

/** A day with a window in days, both as numbers of days after the anchor. */
export const dayVisit = (day: number, after: number, until: number): Visit => ({
  name: `${day}d`,
  label: `Day ${day}`,
  hours: day * DAY,
  after: after * DAY,
  until: until * DAY,
});
