import type { PublishedProfile } from '../rule-profile.js';

const shared = {
  version: 1,
  kind: 'published',
  claim: 'minimal important difference',
  population: 'Acute treatment of moderate to severe depression, a review of estimates',
  worsening: 'mirrored',
  sources: ['Hengartner & Plöderl 2021, BMJ Evid Based Med, doi 10.1136/bmjebm-2020-111600 (abstract read)'],
} as const;

/** The source holds 3 to 6 points the most accurate; both ends are offered, the cautious one under the plain name. */
export const hengartner2021: PublishedProfile = {
  ...shared,
  key: 'hengartner_2021',
  name: 'Hengartner & Plöderl 2021, high end of the range',
  thresholds: {
    madrs: { recalls: ['P7D'], change: { points: 6 } },
    'bdi-ii': { change: { points: 6 } },
  },
};

export const hengartner2021Low: PublishedProfile = {
  ...shared,
  key: 'hengartner_2021_low',
  name: 'Hengartner & Plöderl 2021, low end of the range',
  thresholds: {
    madrs: { recalls: ['P7D'], change: { points: 3 } },
    'bdi-ii': { change: { points: 3 } },
  },
};
