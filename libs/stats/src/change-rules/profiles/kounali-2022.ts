import type { PublishedProfile } from '../rule-profile.js';

const shared = {
  version: 1,
  kind: 'published',
  claim: 'minimal important difference',
  population: 'Primary care in the United Kingdom, n = 400, moderate severity, change over two weeks',
  worsening: 'mirrored',
  caveat: 'Holds for moderate severity; with milder symptoms it takes a larger share of the baseline',
  sources: [
    'Kounali et al. 2022, Psychol Med 52(10):1875-1882, doi 10.1017/S0033291720003700 (abstract read)',
  ],
} as const;

export const kounali2022: PublishedProfile = {
  ...shared,
  key: 'kounali_2022',
  name: 'Kounali et al. 2022, points',
  thresholds: {
    'phq-9': { change: { points: 1.7 } },
    'gad-7': { change: { points: 1.5 } },
    'bdi-ii': { change: { points: 3.5 } },
  },
};

/** The conclusion of the same study: a fifth of the baseline on all three. */
export const kounali2022Percent: PublishedProfile = {
  ...shared,
  key: 'kounali_2022_percent',
  name: 'Kounali et al. 2022, 20 % of the baseline',
  thresholds: {
    'phq-9': { change: { percent: 20 } },
    'gad-7': { change: { percent: 20 } },
    'bdi-ii': { change: { percent: 20 } },
  },
};
