import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * Beck Depression Inventory, second edition, by item number only: it is sold by Pearson. The flag on item 9 and that
 * nothing is filled in are this project's (docs/instruments/bdi-ii.md).
 */
export const bdiII: Instrument = {
  key: 'bdi-ii',
  name: 'BDI-II',
  title: 'Beck Depression Inventory, second edition',
  version: 1,
  kind: 'items',
  recalls: ['P14D'],
  respondent: 'self',
  items: numbered(21, 0, 3),
  subscales: [],
  total: { min: 0, max: 63 },
  decimals: 0,
  better: 'lower',
  missing: { from: 'items', mayMiss: 0, text: 'No total while an item is blank' },
  critical: [
    {
      item: 9,
      atLeast: 1,
      flag: 'suicidal-thoughts',
      text: 'Item 9 (suicidal thoughts) is 1 or higher: a clinician looks the same day',
      unanswered: 'Item 9 (suicidal thoughts) is unanswered',
    },
  ],
  bands: [
    { from: 0, to: 13, label: 'minimal' },
    { from: 14, to: 19, label: 'mild' },
    { from: 20, to: 28, label: 'moderate' },
    { from: 29, to: 63, label: 'severe' },
  ],
  coding: 'BDI-II is coded 0-3; 1a and 1b count 1, 2a and 2b count 2, 3a and 3b count 3',
  licence: 'Commercial (Pearson); wording not shipped, scored here by item number',
  sources: [
    'Beck, Steer, Brown 1996: Manual for the Beck Depression Inventory-II',
    'Bands, range and coding: the guidelines of the manual as quoted by doctorabel.us and hypnomanchester.co.uk',
    'Past two weeks: onlinemedicaltools.com, BDI-II',
    'Missing items: this project, docs/instruments/bdi-ii.md',
    'Flag on item 9: this project, docs/instruments/bdi-ii.md',
  ],
};
