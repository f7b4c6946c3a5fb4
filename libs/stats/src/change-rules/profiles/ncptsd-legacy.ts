import type { PublishedProfile } from '../rule-profile.js';

const shared = {
  version: 1,
  kind: 'published',
  population: 'Of the PCL for DSM-IV, another form of 17 items',
  worsening: 'mirrored',
  caveat:
    'Made for the PCL of DSM-IV and restated for the PCL-5 without a study of it; a PCL-5 change of 5 or less is likely not reliable (Blanchard et al. 2023)',
  sources: ['National Center for PTSD, text of the PCL-5, on the PCL for DSM-IV (copies read)'],
} as const;

/** The text gives 5 to 10 as reliable and 10 to 20 as meaningful; restated as 5 and 10. */
export const ncptsdLegacy: PublishedProfile = {
  ...shared,
  key: 'ncptsd_legacy',
  name: 'National Center for PTSD, older rule, reliable',
  claim: 'reliable change',
  thresholds: { 'pcl-5': { recalls: ['P1M'], change: { points: 5 } } },
};

export const ncptsdLegacyMeaningful: PublishedProfile = {
  ...shared,
  key: 'ncptsd_legacy_meaningful',
  name: 'National Center for PTSD, older rule, clinically meaningful',
  claim: 'clinically meaningful change',
  thresholds: { 'pcl-5': { recalls: ['P1M'], change: { points: 10 } } },
};
