import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * Montgomery-Åsberg Depression Rating Scale, by item number only. Bands: Snaith et al., as quoted. The flag on item 10
 * and its threshold are this project's, and so is that nothing is filled in (docs/instruments/madrs.md).
 */
export const madrs: Instrument = {
  key: 'madrs',
  name: 'MADRS',
  title: 'Montgomery-Åsberg Depression Rating Scale',
  version: 1,
  kind: 'items',
  recalls: ['P1D', 'P7D'],
  respondent: 'clinician',
  items: numbered(10, 0, 6),
  subscales: [],
  total: { min: 0, max: 60 },
  decimals: 0,
  better: 'lower',
  missing: { from: 'items', mayMiss: 0, text: 'No total while an item is blank' },
  critical: [
    {
      item: 10,
      atLeast: 3,
      flag: 'suicidal-thoughts',
      text: 'Item 10 (suicidal thoughts) is 3 or higher: a clinician looks the same day',
      unanswered: 'Item 10 (suicidal thoughts) is unanswered',
    },
  ],
  bands: [
    { from: 0, to: 6, label: 'none' },
    { from: 7, to: 19, label: 'mild' },
    { from: 20, to: 34, label: 'moderate' },
    { from: 35, to: 60, label: 'severe' },
  ],
  cutoffs: [
    {
      at: 31,
      meets: 'at-or-above',
      meaning: 'Severe rather than moderate, by CGI: sensitivity .935, specificity .833',
      source: 'Müller et al. 2003, J Affect Disord 77:255-260',
    },
    {
      at: 35,
      meets: 'at-or-above',
      meaning: 'Severe rather than moderate, by HAMD-17 of 28 or higher',
      source: 'Müller et al. 2000, J Affect Disord 60:137-140',
    },
    {
      at: 4,
      meets: 'at-or-below',
      meaning: 'Remission in the narrow sense, no clinically significant symptom',
      source: 'Zimmerman et al. 2004, J Clin Psychiatry 65:163-168',
    },
    {
      at: 9,
      meets: 'at-or-below',
      meaning: 'Remission in the broad sense',
      source: 'Zimmerman et al. 2004, J Clin Psychiatry 65:163-168',
    },
    {
      at: 9,
      meets: 'at-or-below',
      meaning: 'Remission, by CGI: below 10',
      source: 'Hawley et al. 2002, PMID 12200208',
    },
    {
      at: 10,
      meets: 'at-or-below',
      meaning: 'Remission, as trials of adjunctive aripiprazole define it',
      source: 'Summary of the trials at ajmc.com',
    },
    {
      at: 12,
      meets: 'at-or-below',
      meaning: 'Remission, as a meta-analysis of 17 trials defines it',
      source: 'Meta-analysis of 17 trials (n = 14 779), summarised in prescriber information of Auvelity',
    },
  ],
  coding: 'MADRS is coded 0-6',
  licence: 'Wording not shipped: no permission to pass it on was found; scored here by item number',
  sources: [
    'Montgomery & Åsberg 1979, Br J Psychiatry 134:382-389',
    'Bands: switzerland.progress.im; Snaith et al., as quoted in a handbook of health measures',
    '24 hours: Johnson et al. 2016, J Clin Psychiatry 77(12):1681-1686',
    'Past week: this project’s name for the usual form, docs/instruments/madrs.md',
    'Missing items: this project, docs/instruments/madrs.md',
    'Flag on item 10: this project, docs/instruments/madrs.md',
  ],
};
