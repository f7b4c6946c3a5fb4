import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * Impact of Event Scale, Revised (Weiss & Marmar 1997), by item number only: its wording may not be redistributed.
 * Scored by sums, 0-88, as in Feder et al. 2014, not by means. Subscales: the key of CamCOPS; others count item 14
 * under intrusion. Missing rule: this project's: a subscale needs three quarters of its items (one of 7 may be
 * blank, two of 8). Reasons for all of it: docs/instruments/ies-r.md.
 */
export const iesR: Instrument = {
  key: 'ies-r',
  name: 'IES-R',
  title: 'Impact of Event Scale, Revised',
  version: 1,
  kind: 'items',
  recalls: ['P7D'],
  respondent: 'self',
  items: numbered(22, 0, 4),
  subscales: [
    { key: 'intrusion', name: 'Intrusion', items: [1, 2, 3, 6, 9, 16, 20], mayMiss: 1 },
    { key: 'avoidance', name: 'Avoidance', items: [5, 7, 8, 11, 12, 13, 17, 22], mayMiss: 2 },
    { key: 'hyperarousal', name: 'Hyperarousal', items: [4, 10, 14, 15, 18, 19, 21], mayMiss: 1 },
  ],
  total: { min: 0, max: 88 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'subscales',
    mayMiss: 4,
    text: 'A subscale needs three quarters of its items, its blanks take the mean of its answers; no total without every subscale',
  },
  cutoffs: [
    {
      at: 33,
      meets: 'at-or-above',
      meaning: 'PTSD, against the PCL: sensitivity .91, specificity .82',
      recall: 'P7D',
      source: 'Creamer et al. 2003, as quoted by mrcpsych.uk',
    },
    {
      at: 25,
      meets: 'at-or-above',
      meaning: 'PTSD by DSM-5, Korean sample',
      recall: 'P7D',
      source: 'Psychiatry Investigation, article 1780',
    },
    {
      at: 34,
      meets: 'at-or-above',
      meaning: 'PTSD, survivors of war',
      recall: 'P7D',
      source: 'PLOS One, article 0083916',
    },
    {
      at: 46,
      meets: 'at-or-above',
      meaning: 'PTSD by CAPS-5, UK veterans in treatment',
      recall: 'P7D',
      source: 'Eur J Psychotraumatol 2017, article 1398001',
    },
  ],
  coding: 'IES-R is coded 0-4',
  codes: [{ system: 'http://loinc.org', code: '100232-8', codes: 'panel', recall: 'P7D' }],
  licence: 'Wording not redistributable; scored here by item number',
  sources: [
    'Weiss & Marmar 1997, in Wilson & Keane (eds), Assessing Psychological Trauma and PTSD',
    'Sum 0-88, past 7 days: Feder et al. 2014, JAMA Psychiatry 71(6):681-688, NCT00749203',
    'Subscales: the key of CamCOPS; item 14 is disputed, docs/instruments/ies-r.md',
    'Missing items: this project, docs/instruments/ies-r.md',
  ],
};
