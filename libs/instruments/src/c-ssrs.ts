import type { Instrument } from '#contracts';
import { numbered } from './numbered-items.js';

/**
 * Columbia-Suicide Severity Rating Scale, screener (recent), by item number only. Items 1-5: thoughts in the past
 * month; 6: behaviour ever; 7: behaviour in the past 3 months (the two parts of the form's question 6). It gives a
 * level and never a sum. That a blank which could raise the level makes it incomplete is this project's
 * (docs/instruments/c-ssrs.md).
 */
export const cSsrs: Instrument = {
  key: 'c-ssrs',
  name: 'C-SSRS screener',
  title: 'Columbia-Suicide Severity Rating Scale, screener (recent)',
  version: 1,
  kind: 'items',
  recalls: ['P1M'],
  respondent: 'clinician',
  items: numbered(7, 0, 1),
  subscales: [],
  total: { min: 0, max: 0 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'items',
    mayMiss: 0,
    text: 'Never a total. Questions 3 to 5 may be blank where 2 is 0, and 7 where 6 is 0; any other blank that could raise the level makes it incomplete',
  },
  skips: [
    { item: 2, answer: 0, items: [3, 4, 5] },
    { item: 6, answer: 0, items: [7] },
  ],
  triage: {
    text: 'The highest level that an answer reaches; high stays high whatever is blank',
    levels: [
      {
        level: 'high',
        items: [4, 5, 7],
        flag: 'suicide-risk-high',
        text: 'C-SSRS high: intent or plan in the past month (4, 5), or behaviour in the past 3 months (7); a clinician looks at once',
      },
      {
        level: 'moderate',
        items: [3, 6],
        flag: 'suicide-risk-moderate',
        text: 'C-SSRS moderate: thoughts with a method in the past month (3), or behaviour longer ago (6); a clinician looks the same day',
      },
      { level: 'low', items: [1, 2], text: 'C-SSRS low: wish to be dead or thoughts without a method' },
    ],
    incomplete: {
      flag: 'suicide-risk-incomplete',
      text: 'C-SSRS incomplete: an unanswered question could raise the level; ask it',
    },
  },
  coding: 'C-SSRS screener is coded 0 (no) or 1 (yes); item 6 is behaviour ever, item 7 in the past 3 months',
  codes: [{ system: 'http://loinc.org', code: '93373-9', codes: 'panel', recall: 'P1M' }],
  licence:
    'Copyright 2008 Research Foundation for Mental Hygiene; free, but its wording may not be altered: not shipped, scored here by item number',
  sources: [
    'Posner et al. 2011, Am J Psychiatry 168:1266-1277',
    'Levels: cssrs.columbia.edu, triage; Clinical triage guidelines using the C-SSRS; help.blueprint-health.com, C-SSRS (Screen)',
    'Skip of questions 3 to 5: millisecond.com, manual of the C-SSRS screener',
    'Incomplete: this project, docs/instruments/c-ssrs.md',
    'Flags: this project, docs/instruments/c-ssrs.md',
  ],
};
