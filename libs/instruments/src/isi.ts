import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/** Insomnia Severity Index, by item number only. Nothing is filled in: this project's (docs/instruments/isi.md). */
export const isi: Instrument = {
  key: 'isi',
  name: 'ISI',
  title: 'Insomnia Severity Index',
  version: 1,
  kind: 'items',
  recalls: ['P14D'],
  respondent: 'self',
  items: numbered(7, 0, 4),
  subscales: [],
  total: { min: 0, max: 28 },
  decimals: 0,
  better: 'lower',
  missing: { from: 'items', mayMiss: 0, text: 'No total while an item is blank' },
  bands: [
    { from: 0, to: 7, label: 'no clinically significant insomnia' },
    { from: 8, to: 14, label: 'subthreshold insomnia' },
    { from: 15, to: 21, label: 'moderate insomnia' },
    { from: 22, to: 28, label: 'severe insomnia' },
  ],
  cutoffs: [
    {
      at: 10,
      meets: 'at-or-above',
      meaning: 'Insomnia, in the community: sensitivity .861, specificity .877',
      source: 'Morin et al. 2011, Sleep 34:601-608',
    },
    {
      at: 14,
      meets: 'at-or-above',
      meaning: 'Insomnia, in primary care: sensitivity .824, specificity .821',
      source: 'Gagnon et al. 2013, J Am Board Fam Med 26:701-710',
    },
    {
      at: 7,
      meets: 'at-or-below',
      meaning: 'Remission: below 8',
      source: 'Use in published studies, as quoted by pubcompare.ai',
    },
  ],
  coding: 'ISI is coded 0-4',
  licence: 'Copyright of C. Morin; wording not shipped, scored here by item number',
  sources: [
    'Bastien, Vallières, Morin 2001, Sleep Med 2:297-307',
    'Items, recall and bands: myhealth.va.gov, Insomnia Severity Index; NINDS common data elements',
    'Morin et al. 2011, Sleep 34:601-608',
    'Missing items: this project, docs/instruments/isi.md',
  ],
};
