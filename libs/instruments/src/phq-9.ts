import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * Patient Health Questionnaire, depression module. Bands: Kroenke, Spitzer & Williams 2001. Missing rule: the one of
 * CMS, IRF-PAI data specification 5.02.1, item D0160.
 */
export const phq9: Instrument = {
  key: 'phq-9',
  name: 'PHQ-9, Patient Health Questionnaire',
  version: 1,
  kind: 'items',
  recalls: ['P14D'],
  respondent: 'self',
  items: numbered(9, 0, 3),
  subscales: [],
  total: { min: 0, max: 27 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'items',
    mayMiss: 2,
    text: 'One blank: sum x 9/8; two blanks: sum x 9/7, rounded half up; three or more: no total',
  },
  critical: [
    {
      item: 9,
      atLeast: 1,
      flag: 'suicidal-thoughts',
      text: 'Item 9 (thoughts of death or self-harm) is 1 or higher: a clinician looks the same day',
      unanswered: 'Item 9 (thoughts of death or self-harm) is unanswered',
    },
  ],
  bands: [
    { from: 0, to: 4, label: 'minimal' },
    { from: 5, to: 9, label: 'mild' },
    { from: 10, to: 14, label: 'moderate' },
    { from: 15, to: 19, label: 'moderately severe' },
    { from: 20, to: 27, label: 'severe' },
  ],
  coding: 'PHQ-9 is coded 0-3',
  licence: 'No permission required to reproduce, translate, display or distribute',
  sources: [
    'Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613',
    'Missing items: CMS, IRF-PAI data specification 5.02.1, D0160',
  ],
};
