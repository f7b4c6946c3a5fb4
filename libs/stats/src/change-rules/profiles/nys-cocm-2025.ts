import type { PublishedProfile } from '../rule-profile.js';

export const nysCocm2025: PublishedProfile = {
  key: 'nys_cocm_2025',
  version: 1,
  name: 'New York State Collaborative Care 2025',
  kind: 'published',
  claim: 'response',
  population: 'Rule of a programme, not derived from a sample',
  worsening: 'mirrored',
  caveat: 'The programme leaves the score of remission to the site',
  thresholds: {
    'pcl-5': { recalls: ['P1M'], change: { points: 12 }, cutOff: { at: 33, inclusive: false } },
  },
  sources: ['New York State Collaborative Care, page Instruments, 2025'],
};
