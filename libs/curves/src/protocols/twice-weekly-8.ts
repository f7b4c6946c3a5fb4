import type { Protocol } from '#contracts';
import { baselineVisit, nextDay, weekVisit } from './weeks.js';

const weeks = [1, 2, 3, 4, 8];

/** Eight infusions, two a week for four weeks, and four weeks after. */
export const twiceWeekly8: Protocol = {
  key: 'twice-weekly-8',
  name: 'Two infusions a week for four weeks, followed to week 8',
  version: 1,
  anchor: 'first-infusion',
  closes: 'next-course',
  baseline: 'baseline',
  baselineMaxAgeHours: 14 * 24,
  visits: [baselineVisit, nextDay, ...weeks.map(weekVisit)],
  forms: [
    { instrument: 'pcl-5', recall: 'P7D', visits: ['baseline', 'w1', 'w2', 'w3', 'w4', 'w8'] },
    { instrument: 'pcl-5', recall: 'P1D', visits: ['baseline', '24h'] },
  ],
  sources: [
    'Eight infusions, twice a week for four weeks: Abdallah et al. 2022, Neuropsychopharmacology 47:1574-1581',
    'Visits and windows: proposal of this project, docs/methods/visit-windows.md',
  ],
};
