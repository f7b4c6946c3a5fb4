import type { PublishedProfile } from '../rule-profile.js';

export const mapp2In2023: PublishedProfile = {
  key: 'mapp2_2023',
  version: 1,
  name: 'MAPP2 2023: 10 points',
  kind: 'published',
  claim: 'clinically meaningful change',
  population: 'Moderate to severe PTSD in a trial of MDMA-assisted therapy',
  worsening: 'mirrored',
  thresholds: { 'caps-5': { recalls: ['P1M'], change: { points: 10 } } },
  sources: ['Trial MAPP2, doi 10.1038/s41591-023-02565-4, as summarised by psychedelicbrainscience.com'],
};
