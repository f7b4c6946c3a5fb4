import type { PublishedProfile } from '../rule-profile.js';

export const toussaint2020: PublishedProfile = {
  key: 'toussaint_2020',
  version: 1,
  name: 'Toussaint et al. 2020',
  kind: 'published',
  claim: 'minimal important difference',
  population: 'Chronic depression in a multisite trial, n = 261',
  worsening: 'mirrored',
  thresholds: { 'gad-7': { change: { points: 4 } } },
  sources: [
    'Toussaint et al. 2020, J Affect Disord 265:395-401, doi 10.1016/j.jad.2020.01.032 (abstract read)',
  ],
};
