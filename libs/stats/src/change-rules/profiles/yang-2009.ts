import type { PublishedProfile } from '../rule-profile.js';

export const yang2009: PublishedProfile = {
  key: 'yang_2009',
  version: 1,
  name: 'Yang et al. 2009',
  kind: 'published',
  claim: 'minimal important difference',
  population: 'Primary insomnia in a trial of eszopiclone, n = 828',
  worsening: 'mirrored',
  thresholds: { isi: { change: { points: 6 } } },
  sources: [
    'Yang et al. 2009, Curr Med Res Opin 25(10):2487-2494, doi 10.1185/03007990903167415 (abstract read)',
  ],
};
