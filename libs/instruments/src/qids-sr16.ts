import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

const single = (key: string, name: string, item: number): Instrument['subscales'][number] => ({
  key,
  name,
  items: [item],
  mayMiss: 0,
});

/**
 * Quick Inventory of Depressive Symptomatology, self-report, by item number only. Nine domains, three of them the
 * highest of several items: item 4 belongs to the highest of sleep, and adding it beside is a known wrong scoring.
 * Missing rule and the flag on item 12: this project's (docs/instruments/qids-sr16.md).
 */
export const qidsSr16: Instrument = {
  key: 'qids-sr16',
  name: 'QIDS-SR16',
  title: 'Quick Inventory of Depressive Symptomatology, self-report',
  version: 1,
  kind: 'items',
  recalls: ['P7D'],
  respondent: 'self',
  items: numbered(16, 0, 3),
  subscales: [
    { key: 'sleep', name: 'Sleep', items: [1, 2, 3, 4], mayMiss: 3, combine: 'max' },
    single('mood', 'Sad mood', 5),
    { key: 'appetite', name: 'Appetite and weight', items: [6, 7, 8, 9], mayMiss: 3, combine: 'max' },
    single('concentration', 'Concentration', 10),
    single('self-view', 'View of self', 11),
    single('suicide', 'Thoughts of death or suicide', 12),
    single('interest', 'Interest', 13),
    single('energy', 'Energy', 14),
    { key: 'psychomotor', name: 'Psychomotor', items: [15, 16], mayMiss: 1, combine: 'max' },
  ],
  total: { min: 0, max: 27 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'subscales',
    mayMiss: 7,
    text: 'Sleep, appetite and psychomotor are the highest of the items answered, and missing only when all of them are blank; no total without every domain',
  },
  critical: [
    {
      item: 12,
      atLeast: 2,
      flag: 'suicidal-thoughts',
      text: 'Item 12 (thoughts of death or suicide) is 2 or higher: a clinician looks the same day',
      unanswered: 'Item 12 (thoughts of death or suicide) is unanswered',
    },
  ],
  bands: [
    { from: 0, to: 5, label: 'none' },
    { from: 6, to: 10, label: 'mild' },
    { from: 11, to: 15, label: 'moderate' },
    { from: 16, to: 20, label: 'severe' },
    { from: 21, to: 27, label: 'very severe' },
  ],
  cutoffs: [
    {
      at: 5,
      meets: 'at-or-below',
      meaning: 'Remission: the lowest band',
      recall: 'P7D',
      source: 'ids-qids.org, interpretation',
    },
  ],
  coding: 'QIDS-SR16 is coded 0-3',
  licence: 'Wording not shipped: no permission to pass it on was found; scored here by item number',
  sources: [
    'Rush et al. 2003, Biol Psychiatry 54:573-583',
    'Scoring: millisecond.com, manual of the QIDS-SR16; guidelinecentral.com',
    'Past 7 days: ids-qids.org, administration',
    'Bands: ids-qids.org, interpretation',
    'Missing items: this project, docs/instruments/qids-sr16.md',
    'Flag on item 12: this project, docs/instruments/qids-sr16.md',
  ],
};
