import type { PublishedProfile } from '../rule-profile.js';

/** GAD-7: the programme counts a score below 10 as response as well; that is no rule of change and left out. */
export const response50: PublishedProfile = {
  key: 'response_50',
  version: 1,
  name: 'Response: half of the baseline or less, with remission',
  kind: 'published',
  claim: 'response',
  population: 'By instrument',
  worsening: 'mirrored',
  thresholds: {
    'phq-9': {
      change: { percent: 50 },
      cutOff: { at: 5, inclusive: false },
      source:
        'Defining Success in Measurement-Based Care for Depression, doi 10.1176/appi.ps.201900295 (abstract read)',
    },
    'gad-7': {
      change: { percent: 50 },
      cutOff: { at: 5, inclusive: false },
      source: 'New York State Collaborative Care, page Instruments, 2025',
    },
    madrs: {
      recalls: ['P7D'],
      change: { percent: 50 },
      cutOff: { at: 12, inclusive: true },
      source: 'Meta-analysis of 17 trials (n = 14 779), summarised in prescriber information of Auvelity',
    },
  },
  sources: ['By instrument'],
};
