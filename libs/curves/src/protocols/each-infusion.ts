import type { Protocol } from '#contracts';
import { baselineVisit, dayVisit, nextDay } from './weeks.js';

const names = ['baseline', '24h', '72h', '7d'];

/** Every infusion with a baseline and visits of its own; a cohort takes one infusion by its number. */
export const eachInfusion: Protocol = {
  key: 'each-infusion',
  name: 'Every infusion followed for a week or until the next',
  version: 1,
  anchor: 'each-infusion',
  closes: 'next-infusion',
  baseline: 'baseline',
  baselineMaxAgeHours: 14 * 24,
  visits: [
    baselineVisit,
    nextDay,
    { name: '72h', label: '72 h', hours: 72, after: 60, until: 96 },
    dayVisit(7, 5, 10),
  ],
  forms: [
    { instrument: 'pcl-5', recall: 'P1D', visits: names },
    { instrument: 'pcl-5', recall: 'P7D', visits: ['baseline', '7d'] },
  ],
  sources: [
    'Before and 24 h after each infusion: Albott et al. 2018, J Clin Psychiatry 79(3):17m11634',
    'Other visits and windows: proposal of this project, docs/methods/visit-windows.md',
  ],
};
