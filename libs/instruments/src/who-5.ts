import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * WHO-5 Well-Being Index, by item number only: higher is better. The total is the raw sum (0-25) times 4; nothing is
 * subtracted. Nothing is filled in: this project's (docs/instruments/who-5.md).
 */
export const who5: Instrument = {
  key: 'who-5',
  name: 'WHO-5',
  title: 'WHO-5 Well-Being Index',
  version: 1,
  kind: 'items',
  recalls: ['P14D'],
  respondent: 'self',
  items: numbered(5, 0, 5),
  subscales: [],
  total: { min: 0, max: 100, times: 4 },
  decimals: 0,
  better: 'higher',
  missing: { from: 'items', mayMiss: 0, text: 'No total while an item is blank' },
  cutoffs: [
    {
      at: 48,
      meets: 'at-or-below',
      meaning: 'Poor well-being, raw sum below 13: look for depression',
      recall: 'P14D',
      source: 'help.valant.com, WHO-5',
    },
    {
      at: 50,
      meets: 'at-or-below',
      meaning: 'Recommended threshold to detect depression',
      recall: 'P14D',
      source: 'INSPQ, information sheet 14',
    },
  ],
  coding: 'WHO-5 is coded 0-5, 5 being best; its total is four times the sum, 0-100',
  licence: 'Wording not shipped: the terms of its publisher were not read; scored here by item number',
  sources: [
    'Topp, Østergaard, Søndergaard, Bech 2015, Psychother Psychosom 84:167-176',
    'Scoring and recall: corc.uk.net, WHO-5; help.valant.com, WHO-5',
    'Missing items: this project, docs/instruments/who-5.md',
  ],
};
