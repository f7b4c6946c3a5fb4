import type { Instrument } from '#contracts';
import { range, worded } from './numbered-items.js';

/**
 * The stem comes before these and carries the recall; the items are the same for the past week and the past month.
 * From transcripts of the forms of the National Center for PTSD: docs/instruments/pcl-5.md, under Licence.
 */
const wording = [
  'Repeated, disturbing, and unwanted memories of the stressful experience?',
  'Repeated, disturbing dreams of the stressful experience?',
  'Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?',
  'Feeling very upset when something reminded you of the stressful experience?',
  'Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?',
  'Avoiding memories, thoughts, or feelings related to the stressful experience?',
  'Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?',
  'Trouble remembering important parts of the stressful experience?',
  'Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?',
  'Blaming yourself or someone else for the stressful experience or what happened after it?',
  'Having strong negative feelings such as fear, horror, anger, guilt, or shame?',
  'Loss of interest in activities that you used to enjoy?',
  'Feeling distant or cut off from other people?',
  'Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?',
  'Irritable behavior, angry outbursts, or acting aggressively?',
  'Taking too many risks or doing things that could cause you harm?',
  'Being “superalert” or watchful or on guard?',
  'Feeling jumpy or easily startled?',
  'Having difficulty concentrating?',
  'Trouble falling or staying asleep?',
];

/**
 * PTSD Checklist for DSM-5. Items, clusters and provisional diagnosis: Weathers et al. 2013, National Center for
 * PTSD. Missing rule: this project's (docs/instruments/pcl-5.md); no official one was found. There are no severity
 * bands: none has been derived empirically.
 */
export const pcl5: Instrument = {
  key: 'pcl-5',
  name: 'PCL-5',
  title: 'PTSD Checklist for DSM-5',
  version: 1,
  kind: 'items',
  recalls: ['P1D', 'P7D', 'P1M'],
  respondent: 'self',
  items: worded(wording, 0, 4),
  subscales: [
    { key: 'intrusion', name: 'Intrusion (cluster B)', items: range(1, 5), mayMiss: 1 },
    { key: 'avoidance', name: 'Avoidance (cluster C)', items: range(6, 7), mayMiss: 0 },
    { key: 'cognition', name: 'Cognition and mood (cluster D)', items: range(8, 14), mayMiss: 1 },
    { key: 'arousal', name: 'Arousal (cluster E)', items: range(15, 20), mayMiss: 1 },
  ],
  total: { min: 0, max: 80 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'subscales',
    mayMiss: 4,
    text: 'No total if more than 4 items are blank, or more than 1 of B, 0 of C, 1 of D, 1 of E; otherwise blanks take the mean of their cluster',
  },
  diagnosis: {
    text: 'Provisional DSM-5 diagnosis: at least 1 B, 1 C, 2 D and 2 E items answered 2 or higher',
    clusters: [
      { items: range(1, 5), atLeast: 2, count: 1 },
      { items: range(6, 7), atLeast: 2, count: 1 },
      { items: range(8, 14), atLeast: 2, count: 2 },
      { items: range(15, 20), atLeast: 2, count: 2 },
    ],
  },
  cutoffs: [
    {
      at: 31,
      meets: 'at-or-above',
      meaning: 'Probable PTSD: the low end of the suggested 31 to 33, for screening',
      recall: 'P1M',
      source: 'National Center for PTSD, text of the PCL-5',
    },
    {
      at: 33,
      meets: 'at-or-above',
      meaning: 'Probable PTSD: the high end of the suggested 31 to 33',
      recall: 'P1M',
      source: 'National Center for PTSD, text of the PCL-5',
    },
    {
      at: 34,
      meets: 'at-or-above',
      meaning: 'PTSD by CAPS-5, UK veterans in treatment',
      recall: 'P1M',
      source: 'Eur J Psychotraumatol 2017, article 1398001',
    },
    {
      at: 34,
      meets: 'at-or-above',
      meaning: 'PTSD by CAPS-5, German clinical sample, for clinical use: sensitivity .892, specificity .645',
      recall: 'P1M',
      source: 'Pettrich et al. 2025, Eur J Psychotraumatol, doi 10.1080/20008066.2025.2514878',
    },
    {
      at: 38,
      meets: 'at-or-above',
      meaning: 'PTSD by CAPS-5, German clinical sample, for prevalence: sensitivity .840, specificity .703',
      recall: 'P1M',
      source: 'Pettrich et al. 2025, Eur J Psychotraumatol, doi 10.1080/20008066.2025.2514878',
    },
    {
      at: 42,
      meets: 'at-or-above',
      meaning: 'PTSD by CAPS-5, German clinical sample, for clear cases: sensitivity .774, specificity .742',
      recall: 'P1M',
      source: 'Pettrich et al. 2025, Eur J Psychotraumatol, doi 10.1080/20008066.2025.2514878',
    },
  ],
  coding: 'PCL-5 is coded 0-4, not 1-5',
  codes: [
    { system: 'http://loinc.org', code: '101697-1', codes: 'panel', recall: 'P1M' },
    { system: 'http://loinc.org', code: '101698-9', codes: 'total', recall: 'P1M' },
  ],
  licence: 'Work of the US Government, not copyrighted',
  sources: [
    'Weathers, Litz, Keane, Palmieri, Marx, Schnurr 2013: The PTSD Checklist for DSM-5 (PCL-5), National Center for PTSD',
    'Past week: National Center for PTSD, version of 11 April 2018',
    'Past day: Roberge et al. 2025, Psychol Trauma, doi 10.1037/tra0001864',
    'Missing items: this project, docs/instruments/pcl-5.md',
  ],
};
