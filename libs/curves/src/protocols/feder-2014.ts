import type { Protocol } from '#contracts';
import { baselineVisit, nextDay } from './weeks.js';

const everyVisit = ['baseline', '24h', '48h', '72h', '7d'];

/**
 * One infusion, followed to day 7. The past-day form is asked at every visit, so that one series spans all five;
 * the past-week form before the infusion and at day 7 is a second series, since a week's recall at 24 h would
 * look back past the infusion. The IES-R asks about the past week and is drawn over all five with that caveat.
 */
export const federProtocol: Protocol = {
  key: 'feder-2014',
  name: 'Feder et al. 2014: one infusion, 24 h, 48 h, 72 h, day 7',
  version: 1,
  anchor: 'first-infusion',
  closes: 'next-infusion',
  baseline: 'baseline',
  baselineMaxAgeHours: 14 * 24,
  visits: [
    baselineVisit,
    nextDay,
    { name: '48h', label: '48 h', hours: 48, after: 36, until: 60 },
    { name: '72h', label: '72 h', hours: 72, after: 60, until: 96 },
    { name: '7d', label: 'Day 7', hours: 168, after: 120, until: 240 },
  ],
  forms: [
    { instrument: 'pcl-5', recall: 'P1D', visits: everyVisit },
    { instrument: 'pcl-5', recall: 'P7D', visits: ['baseline', '7d'] },
    { instrument: 'ies-r', recall: 'P7D', visits: everyVisit },
  ],
  sources: [
    'Visits: Feder et al. 2014, JAMA Psychiatry 71(6):681-688, doi 10.1001/jamapsychiatry.2014.62',
    'Windows and the 14 days of the baseline: proposal of this project, docs/methods/visit-windows.md',
  ],
};
