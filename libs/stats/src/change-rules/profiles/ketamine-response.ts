import type { PublishedProfile } from '../rule-profile.js';

export const ketamineResponse: PublishedProfile = {
  key: 'ketamine_response',
  version: 1,
  name: 'Response in ketamine studies of PTSD: 30 % or more',
  kind: 'published',
  claim: 'response',
  population: 'Chronic PTSD under ketamine',
  worsening: 'mirrored',
  thresholds: {
    'caps-5': {
      change: { percent: 30 },
      source: 'Feder et al. 2021, Am J Psychiatry 178:193, as released by Mount Sinai',
    },
    'pcl-5': {
      change: { percent: 30 },
      source:
        'Osmind, retrospective analysis of intravenous ketamine for PTSD, 1 306 patients (abstract read)',
    },
  },
  sources: ['By instrument'],
};
