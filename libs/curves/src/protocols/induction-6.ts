import type { Protocol } from '#contracts';
import { baselineVisit, nextDay, weekVisit } from './weeks.js';

const weeks = [1, 2, 3, 4, 5, 6, 7, 8];
const weekNames = weeks.map((number) => `w${number}`);

/**
 * Six infusions in two to three weeks, then weekly follow-up. Weeks are counted from the first infusion whatever
 * follows, so that those who stop early are compared at the same time as those who finish; boosters do not end it.
 */
export const induction6: Protocol = {
  key: 'induction-6',
  name: 'Six infusions in two to three weeks, weekly to week 8',
  version: 1,
  anchor: 'first-infusion',
  closes: 'next-course',
  baseline: 'baseline',
  baselineMaxAgeHours: 14 * 24,
  visits: [baselineVisit, nextDay, ...weeks.map(weekVisit)],
  forms: [
    { instrument: 'pcl-5', recall: 'P7D', visits: ['baseline', ...weekNames] },
    { instrument: 'pcl-5', recall: 'P1D', visits: ['baseline', '24h'] },
    { instrument: 'phq-9', recall: 'P14D', visits: ['baseline', 'w2', 'w4', 'w6', 'w8'] },
  ],
  sources: [
    'Six infusions over two weeks, 24 h after the first infusion and weekly visits: Feder et al. 2021, Am J Psychiatry 178:193-202, doi 10.1176/appi.ajp.2020.20050596',
    'Weekly follow-up after six infusions in 12 days: Albott et al. 2018, J Clin Psychiatry 79(3):17m11634',
    'Windows, and eight weeks from the first infusion: proposal of this project, docs/methods/visit-windows.md',
  ],
};
