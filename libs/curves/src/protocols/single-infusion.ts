import type { Protocol } from '#contracts';
import { baselineVisit, dayVisit, nextDay } from './weeks.js';

/** One dose by any route, followed for four weeks or until the next dose: how much it does, and how long it lasts. */
export const singleInfusion: Protocol = {
  key: 'single-infusion',
  name: 'One infusion, followed for four weeks',
  version: 1,
  anchor: 'first-infusion',
  closes: 'next-infusion',
  baseline: 'baseline',
  baselineMaxAgeHours: 14 * 24,
  visits: [
    baselineVisit,
    nextDay,
    { name: '72h', label: '72 h', hours: 72, after: 60, until: 96 },
    dayVisit(7, 5, 10),
    dayVisit(14, 11, 17),
    dayVisit(28, 21, 35),
  ],
  forms: [
    { instrument: 'pcl-5', recall: 'P1D', visits: ['baseline', '24h', '72h', '7d', '14d', '28d'] },
    { instrument: 'pcl-5', recall: 'P7D', visits: ['baseline', '7d', '14d', '28d'] },
  ],
  sources: ['Visits and windows: proposal of this project, docs/methods/visit-windows.md'],
};
