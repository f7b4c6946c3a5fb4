import type { Instrument } from '#contracts';
import { range, worded } from './numbered-items.js';

/** From the table of Prins et al. 2016 (PMC5023594); the first is the question of exposure, its examples left out. */
const wording = [
  'Sometimes things happen to people that are unusually or especially frightening, horrible, or traumatic. Have you ever experienced this kind of event?',
  'Had nightmares about the event(s) or thought about the event(s) when you did not want to?',
  'Tried hard not to think about the event(s) or went out of your way to avoid situations that reminded you of the event(s)?',
  'Been constantly on guard, watchful, or easily startled?',
  'Felt numb or detached from people, activities, or your surroundings?',
  'Felt guilty or unable to stop blaming yourself or others for the event(s) or any problems the event(s) may have caused?',
];

/**
 * Primary Care PTSD Screen for DSM-5: item 1 is exposure, items 2-6 are the form's questions 1-5. Without exposure
 * the rest is not asked and the total is 0 by definition (Prins et al. 2016). A screen, not an outcome.
 */
export const pcPtsd5: Instrument = {
  key: 'pc-ptsd-5',
  name: 'PC-PTSD-5',
  title: 'Primary Care PTSD Screen for DSM-5',
  version: 1,
  kind: 'items',
  recalls: ['P1M'],
  respondent: 'self',
  items: worded(wording, 0, 1),
  subscales: [{ key: 'symptoms', name: 'Symptoms', items: range(2, 6), mayMiss: 0 }],
  total: { min: 0, max: 5 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'subscales',
    mayMiss: 0,
    text: 'Without exposure (item 1 is 0) the others are not asked and the total is 0; otherwise no total while an item is blank, and none where a symptom is answered 1 although exposure is 0',
  },
  skips: [{ item: 1, answer: 0, items: range(2, 6) }],
  cutoffs: [
    {
      at: 4,
      meets: 'at-or-above',
      meaning: 'Probable PTSD: best balance of false negatives and false positives, overall and for men',
      recall: 'P1M',
      source: 'Bovin et al. 2021, JAMA Netw Open 4(2):e2036733',
    },
    {
      at: 3,
      meets: 'at-or-above',
      meaning: 'Probable PTSD: women may need this lower threshold',
      recall: 'P1M',
      source: 'Bovin et al. 2021, JAMA Netw Open 4(2):e2036733',
    },
    {
      at: 3,
      meets: 'at-or-above',
      meaning: 'Probable PTSD: highest sensitivity',
      recall: 'P1M',
      source: 'Prins et al. 2016, J Gen Intern Med 31:1206-1211',
    },
    {
      at: 4,
      meets: 'at-or-above',
      meaning: 'Probable PTSD: highest efficiency',
      recall: 'P1M',
      source: 'Prins et al. 2016, J Gen Intern Med 31:1206-1211',
    },
    {
      at: 5,
      meets: 'at-or-above',
      meaning: 'Probable PTSD: highest specificity',
      recall: 'P1M',
      source: 'Prins et al. 2016, J Gen Intern Med 31:1206-1211',
    },
  ],
  coding: 'PC-PTSD-5 is coded 0 (no) or 1 (yes); item 1 is exposure',
  licence: 'Work of the US Department of Veterans Affairs, National Center for PTSD',
  sources: [
    'Prins et al. 2016, J Gen Intern Med 31:1206-1211, doi 10.1007/s11606-016-3703-5',
    'Bovin et al. 2021, JAMA Netw Open 4(2):e2036733',
    'Missing items: this project, docs/instruments/pc-ptsd-5.md',
  ],
};
