import type { Instrument } from '#contracts';
import { numbered, range } from './numbered-items.js';

/**
 * PTSD Checklist for DSM-5. Items, clusters and provisional diagnosis: Weathers et al. 2013, National Center for
 * PTSD. Missing rule: this project's (docs/instruments/pcl-5.md); no official one was found. There are no official
 * severity bands.
 */
export const pcl5: Instrument = {
  key: 'pcl-5',
  name: 'PCL-5, PTSD Checklist for DSM-5',
  version: 1,
  kind: 'items',
  recalls: ['P1D', 'P7D', 'P1M'],
  respondent: 'self',
  items: numbered(20, 0, 4),
  subscales: [
    { key: 'intrusion', name: 'Intrusion (cluster B)', items: range(1, 5), mayMiss: 1 },
    { key: 'avoidance', name: 'Avoidance (cluster C)', items: range(6, 7), mayMiss: 0 },
    { key: 'cognition', name: 'Cognition and mood (cluster D)', items: range(8, 14), mayMiss: 1 },
    { key: 'arousal', name: 'Arousal (cluster E)', items: range(15, 20), mayMiss: 1 },
  ],
  total: { min: 0, max: 80 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'subscales',
    mayMiss: 4,
    text: 'No total if more than 4 items are blank, or more than 1 of B, 0 of C, 1 of D, 1 of E; otherwise blanks take the mean of their cluster',
  },
  diagnosis: {
    text: 'Provisional DSM-5 diagnosis: at least 1 B, 1 C, 2 D and 2 E items answered 2 or higher',
    clusters: [
      { items: range(1, 5), atLeast: 2, count: 1 },
      { items: range(6, 7), atLeast: 2, count: 1 },
      { items: range(8, 14), atLeast: 2, count: 2 },
      { items: range(15, 20), atLeast: 2, count: 2 },
    ],
  },
  coding: 'PCL-5 is coded 0-4, not 1-5',
  licence: 'Work of the US Government, not copyrighted',
  sources: [
    'Weathers, Litz, Keane, Palmieri, Marx, Schnurr 2013: The PTSD Checklist for DSM-5 (PCL-5), National Center for PTSD',
    'Past week, past day: docs/instruments/pcl-5.md',
  ],
};
