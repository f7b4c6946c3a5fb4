import type { Instrument } from '#contracts';
import { worded } from './numbered-items.js';

/** From transcripts of the form, whose foot says that no permission is required: docs/instruments/gad-7.md. */
const wording = [
  'Feeling nervous, anxious, or on edge',
  'Not being able to stop or control worrying',
  'Worrying too much about different things',
  'Trouble relaxing',
  'Being so restless that it is hard to sit still',
  'Becoming easily annoyed or irritable',
  'Feeling afraid as if something awful might happen',
];

/**
 * Generalized Anxiety Disorder scale. Bands and cut-off: Spitzer et al. 2006, as CamCOPS gives them. Nothing is
 * filled in: this project's, for no rule was found. The lowest answer reads "Not at all".
 */
export const gad7: Instrument = {
  key: 'gad-7',
  name: 'GAD-7',
  title: 'Generalized Anxiety Disorder scale',
  version: 1,
  kind: 'items',
  recalls: ['P14D'],
  respondent: 'self',
  items: worded(wording, 0, 3),
  subscales: [],
  total: { min: 0, max: 21 },
  decimals: 0,
  better: 'lower',
  missing: { from: 'items', mayMiss: 0, text: 'No total while an item is blank' },
  bands: [
    { from: 0, to: 4, label: 'minimal' },
    { from: 5, to: 9, label: 'mild' },
    { from: 10, to: 14, label: 'moderate' },
    { from: 15, to: 21, label: 'severe' },
  ],
  cutoffs: [
    {
      at: 10,
      meets: 'at-or-above',
      meaning: 'Generalized anxiety disorder: sensitivity .89, specificity .82',
      recall: 'P14D',
      source: 'Spitzer et al. 2006, PMID 16717171, as quoted by CamCOPS',
    },
    {
      at: 10,
      meets: 'at-or-above',
      meaning: 'PTSD, in primary care: sensitivity .66, specificity .81',
      recall: 'P14D',
      source: 'Kroenke et al. 2010, PMID 20633738, as quoted by CamCOPS',
    },
  ],
  coding: 'GAD-7 is coded 0-3, 0 being "Not at all"',
  codes: [
    { system: 'http://loinc.org', code: '69737-5', codes: 'panel', recall: 'P14D' },
    { system: 'http://loinc.org', code: '70274-6', codes: 'total', recall: 'P14D' },
  ],
  licence: 'No permission required to reproduce, translate, display or distribute',
  sources: [
    'Spitzer, Kroenke, Williams, Löwe 2006, Arch Intern Med 166:1092-1097',
    'Bands and cut-offs: the footnotes of CamCOPS, gad7.py',
    'Missing items: this project, docs/instruments/gad-7.md',
  ],
};
