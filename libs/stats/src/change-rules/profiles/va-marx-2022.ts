import type { PublishedProfile } from '../rule-profile.js';

const shared = {
  version: 1,
  kind: 'published',
  claim: 'reliable change',
  worsening: 'published',
  sources: ['Marx et al. 2022, Psychol Assess 34(2):197-203 (abstract read)'],
} as const;

/** The first of two trials, on which the default of this project rests. */
export const vaMarx2022: PublishedProfile = {
  ...shared,
  key: 'va_marx_2022',
  name: 'Marx et al. 2022, male veterans, sample 1',
  population: 'Male veterans in a randomised trial of PTSD treatment, n = 198',
  thresholds: {
    'pcl-5': { recalls: ['P1M'], change: { points: 15 }, cutOff: { at: 28, inclusive: true } },
    'caps-5': { recalls: ['P1M'], change: { points: 13 }, cutOff: { at: 8, inclusive: true } },
  },
};

export const vaMarx2022Sample2: PublishedProfile = {
  ...shared,
  key: 'va_marx_2022_sample_2',
  name: 'Marx et al. 2022, male veterans, sample 2',
  population: 'Male veterans in a randomised trial of PTSD treatment, n = 102',
  thresholds: {
    'pcl-5': { recalls: ['P1M'], change: { points: 18 }, cutOff: { at: 28, inclusive: true } },
    'caps-5': { recalls: ['P1M'], change: { points: 12 }, cutOff: { at: 8, inclusive: true } },
  },
};
