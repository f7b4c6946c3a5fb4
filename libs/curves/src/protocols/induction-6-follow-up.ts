import type { Protocol } from '#contracts';
import { baselineVisit, nextDay, weekVisit } from './weeks.js';

const weeks = [1, 2, 3, 4, 5, 6, 7, 8];
const names = ['baseline', '24h', ...weeks.map((number) => `w${number}`)];

/**
 * The same treatment, counted from the last infusion of the induction: how long the gain lasts. The baseline is still
 * the last score before the first infusion. While infusions are being given the visits move with the latest one.
 */
export const induction6FollowUp: Protocol = {
  key: 'induction-6-follow-up',
  name: 'Six infusions, weekly to week 8 after the last',
  version: 1,
  anchor: 'last-infusion',
  closes: 'next-course',
  baseline: 'baseline',
  baselineMaxAgeHours: 14 * 24,
  visits: [baselineVisit, nextDay, ...weeks.map(weekVisit)],
  forms: [{ instrument: 'pcl-5', recall: 'P7D', visits: names.filter((name) => name !== '24h') }],
  sources: [
    'Weekly for eight weeks after six infusions in 12 days: Albott et al. 2018, J Clin Psychiatry 79(3):17m11634',
    'Windows: proposal of this project, docs/methods/visit-windows.md',
  ],
};
