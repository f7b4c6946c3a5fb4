import type { PublishedProfile } from '../rule-profile.js';

export const who5Change: PublishedProfile = {
  key: 'who_5_change',
  version: 1,
  name: 'WHO-5: 10 of 100 points',
  kind: 'published',
  claim: 'clinically meaningful change',
  population: 'Not stated',
  worsening: 'mirrored',
  thresholds: { 'who-5': { change: { points: 10 } } },
  sources: ['help.valant.com, WHO-5'],
};
