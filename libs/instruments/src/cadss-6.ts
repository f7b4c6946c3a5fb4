import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * The short form of the Clinician-Administered Dissociative States Scale, by number only: its items 1-6 are items 1,
 * 2, 6, 7, 15 and 22 of the 23-item CADSS. It asks about now, so it has no recall. Nothing is filled in: this
 * project's (docs/instruments/cadss-6.md).
 */
export const cadss6: Instrument = {
  key: 'cadss-6',
  name: 'CADSS-6',
  title: 'Clinician-Administered Dissociative States Scale, 6 items',
  version: 1,
  kind: 'items',
  recalls: [],
  respondent: 'clinician',
  items: numbered(6, 0, 4),
  subscales: [],
  total: { min: 0, max: 24 },
  decimals: 0,
  better: 'lower',
  missing: { from: 'items', mayMiss: 0, text: 'No total while an item is blank' },
  coding: 'CADSS-6 is items 1, 2, 6, 7, 15 and 22 of the CADSS, in this order, coded 0-4',
  licence: 'Wording not shipped: no permission to pass it on was found; scored here by item number',
  sources: [
    'Rodrigues et al. 2021, J Affect Disord 282:160-164, doi 10.1016/j.jad.2020.12.119',
    'Asks about now: Bremner et al. 1998, table 1',
    'Missing items: this project, docs/instruments/cadss-6.md',
  ],
};
