import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * Hamilton Anxiety Rating Scale, by item number only. Bands: those of CamCOPS; others are in use. Nothing is filled
 * in: this project's (docs/instruments/ham-a.md).
 */
export const hamA: Instrument = {
  key: 'ham-a',
  name: 'HAM-A',
  title: 'Hamilton Anxiety Rating Scale',
  version: 1,
  kind: 'items',
  recalls: ['P7D'],
  respondent: 'clinician',
  items: numbered(14, 0, 4),
  subscales: [],
  total: { min: 0, max: 56 },
  decimals: 0,
  better: 'lower',
  missing: { from: 'items', mayMiss: 0, text: 'No total while an item is blank' },
  bands: [
    { from: 0, to: 17, label: 'mild' },
    { from: 18, to: 24, label: 'mild to moderate' },
    { from: 25, to: 30, label: 'moderate to severe' },
    { from: 31, to: 56, label: 'very severe' },
  ],
  coding: 'HAM-A is coded 0-4',
  licence: 'Wording not shipped: no permission to pass it on was found; scored here by item number',
  sources: [
    'Hamilton 1959, Br J Med Psychol 32:50-55',
    'Items, range and bands: CamCOPS, hama.py',
    'Past week: structured interview guide for the Hamilton Anxiety Rating Scale, transcript',
    'Missing items: this project, docs/instruments/ham-a.md',
  ],
};
