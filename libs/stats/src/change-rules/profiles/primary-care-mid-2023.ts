import type { PublishedProfile } from '../rule-profile.js';

const shared = {
  version: 1,
  kind: 'published',
  claim: 'minimal important difference',
  population: 'Primary care in three US states, positive PTSD screen, n = 971, 70 % women',
  worsening: 'mirrored',
  sources: ['Blanchard et al. 2023, J Trauma Stress 36(6):1102-1114, doi 10.1002/jts.22975 (abstract read)'],
} as const;

/** The source gives a range, 9 to 12; both ends are offered, the cautious one under the plain name. */
export const primaryCareMid2023: PublishedProfile = {
  ...shared,
  key: 'primary_care_mid_2023',
  name: 'Blanchard et al. 2023, primary care, high end of the range',
  thresholds: { 'pcl-5': { recalls: ['P1M'], change: { points: 12 } } },
};

export const primaryCareMid2023Low: PublishedProfile = {
  ...shared,
  key: 'primary_care_mid_2023_low',
  name: 'Blanchard et al. 2023, primary care, low end of the range',
  thresholds: { 'pcl-5': { recalls: ['P1M'], change: { points: 9 } } },
};
