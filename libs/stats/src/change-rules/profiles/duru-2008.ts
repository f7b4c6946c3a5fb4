import type { PublishedProfile } from '../rule-profile.js';

/** The source gives 1.6 to 1.9; scores are whole, so both ends mean 2 points. */
export const duru2008: PublishedProfile = {
  key: 'duru_2008',
  version: 1,
  name: 'Duru & Fantino 2008, high end of the range',
  kind: 'published',
  claim: 'minimal important difference',
  population: 'Major depression',
  worsening: 'mirrored',
  thresholds: { madrs: { recalls: ['P7D'], change: { points: 1.9 } } },
  sources: ['PMID 18377706 (abstract read)'],
};
