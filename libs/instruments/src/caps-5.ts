import type { Instrument } from '#contracts';
import { range, worded } from './numbered-items.js';

/** Names of the symptoms, not the questions of the interview: docs/instruments/caps-5.md, under Licence. */
const symptoms = [
  'Intrusive memories',
  'Distressing dreams',
  'Dissociative reactions',
  'Cued psychological distress',
  'Cued physiological reactions',
  'Avoidance of memories, thoughts, feelings',
  'Avoidance of external reminders',
  'Inability to recall important aspect of event',
  'Exaggerated negative beliefs or expectations',
  'Distorted cognitions leading to blame',
  'Persistent negative emotional state',
  'Diminished interest or participation in activities',
  'Detachment or estrangement from others',
  'Persistent inability to experience positive emotions',
  'Irritable behavior and angry outbursts',
  'Reckless or self-destructive behavior',
  'Hypervigilance',
  'Exaggerated startle response',
  'Problems with concentration',
  'Sleep disturbance',
];

/**
 * Clinician-Administered PTSD Scale for DSM-5: the severity of its 20 symptoms (caps5Severity gives it from intensity
 * and frequency). Nothing is filled in: this project's. Bands: of one trial. Not the CAPS of DSM-IV (0-136), with
 * which it is never pooled.
 */
export const caps5: Instrument = {
  key: 'caps-5',
  name: 'CAPS-5',
  title: 'Clinician-Administered PTSD Scale for DSM-5',
  version: 1,
  kind: 'items',
  recalls: ['P7D', 'P1M'],
  respondent: 'clinician',
  items: worded(symptoms, 0, 4),
  subscales: [
    { key: 'intrusion', name: 'Intrusion (cluster B)', items: range(1, 5), mayMiss: 0 },
    { key: 'avoidance', name: 'Avoidance (cluster C)', items: range(6, 7), mayMiss: 0 },
    { key: 'cognition', name: 'Cognition and mood (cluster D)', items: range(8, 14), mayMiss: 0 },
    { key: 'arousal', name: 'Arousal (cluster E)', items: range(15, 20), mayMiss: 0 },
  ],
  total: { min: 0, max: 80 },
  decimals: 0,
  better: 'lower',
  missing: {
    from: 'subscales',
    mayMiss: 0,
    text: 'No total while an item is blank, no cluster while one of its items is',
  },
  diagnosis: {
    text: 'Symptom criteria of DSM-5 only: at least 1 B, 1 C, 2 D and 2 E items at severity 2 or higher; duration (F) and distress or impairment (G) are not among the 20 items',
    clusters: [
      { items: range(1, 5), atLeast: 2, count: 1 },
      { items: range(6, 7), atLeast: 2, count: 1 },
      { items: range(8, 14), atLeast: 2, count: 2 },
      { items: range(15, 20), atLeast: 2, count: 2 },
    ],
  },
  bands: [
    { from: 0, to: 10, label: 'asymptomatic' },
    { from: 11, to: 22, label: 'mild' },
    { from: 23, to: 34, label: 'moderate' },
    { from: 35, to: 46, label: 'severe' },
    { from: 47, to: 80, label: 'extreme' },
  ],
  coding: 'CAPS-5 items are severities, coded 0-4',
  licence:
    'Work of the US Department of Veterans Affairs, handed out on request; to be given by trained interviewers only',
  sources: [
    'Weathers, Blake, Schnurr, Kaloupek, Marx, Keane 2015: The Clinician-Administered PTSD Scale for DSM-5 (CAPS-5), National Center for PTSD',
    'Severity rule: VHA training on the CAPS-5 (2020), sharedfedtraining.org, lessons 08_003 and 08_043',
    'Past week: National Center for PTSD, version of 16 April 2018',
    'Bands: MAPP2 (NCT04077437), as summarised by psychedelicbrainscience.com',
    'Missing items: this project, docs/instruments/caps-5.md',
  ],
};
