import type { Instrument } from '#contracts';
import { worded } from './numbered-items.js';

/** From a transcript of the form whose foot says that no permission is required. */
const wording = [
  'Little interest or pleasure in doing things',
  'Feeling down, depressed, or hopeless',
  'Trouble falling or staying asleep, or sleeping too much',
  'Feeling tired or having little energy',
  'Poor appetite or overeating',
  'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
  'Trouble concentrating on things, such as reading the newspaper or watching television',
  'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
  'Thoughts that you would be better off dead or of hurting yourself in some way',
];

/**
 * Patient Health Questionnaire, depression module; its tenth question (difficulty) is not scored and not taken.
 * Bands: Kroenke, Spitzer & Williams 2001. Missing rule: the one of CMS, IRF-PAI data specifications 5.02.1, edits
 * -5153 and -5154 of item D0160. The flag on item 9 is this project's (docs/instruments/phq-9.md).
 */
export const phq9: Instrument = {
  key: 'phq-9',
  name: 'PHQ-9',
  title: 'Patient Health Questionnaire, depression module',
  version: 1,
  kind: 'items',
  recalls: ['P14D'],
  respondent: 'self',
  items: worded(wording, 0, 3),
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
  cutoffs: [
    {
      at: 10,
      meets: 'at-or-above',
      meaning: 'Major depression: sensitivity .88, specificity .88',
      recall: 'P14D',
      source: 'Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613',
    },
    {
      at: 10,
      meets: 'at-or-above',
      meaning: 'Major depression, in primary care: sensitivity .74, specificity .91',
      recall: 'P14D',
      source: 'Arroll et al. 2010, Ann Fam Med 8:348-353',
    },
    {
      at: 4,
      meets: 'at-or-below',
      meaning: 'Remission: below 5',
      recall: 'P14D',
      source: 'doi 10.1176/appi.ps.201900295',
    },
  ],
  coding: 'PHQ-9 is coded 0-3',
  codes: [
    { system: 'http://loinc.org', code: '44249-1', codes: 'panel', recall: 'P14D' },
    { system: 'http://loinc.org', code: '44261-6', codes: 'total', recall: 'P14D' },
  ],
  licence: 'No permission required to reproduce, translate, display or distribute',
  sources: [
    'Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613',
    'Missing items: CMS, IRF-PAI data specifications 5.02.1, D0160',
  ],
};
