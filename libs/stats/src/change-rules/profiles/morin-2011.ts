import type { PublishedProfile } from '../rule-profile.js';

export const morin2011: PublishedProfile = {
  key: 'morin_2011',
  version: 1,
  name: 'Morin et al. 2011, moderate improvement',
  kind: 'published',
  claim: 'clinically meaningful change',
  population: 'Evaluated for insomnia treatment, n = 183',
  worsening: 'mirrored',
  thresholds: { isi: { change: { points: 8.4 } } },
  sources: ['Morin et al. 2011, Sleep 34(5):601-608 (abstract read)'],
};
