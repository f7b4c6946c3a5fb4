import { asSentence } from '../as-sentence.js';
import type { RespondersFigure } from '../cohort-figure.js';
import { severalIntervals } from '../contrast/findings.js';

/** What a responder is, of whom the shares are, and what either of them leaves open. */
export const respondersEstimand = ({ rule, differences }: RespondersFigure): string[] => [
  ...(rule.meaning.trim() === '' ? [] : [`Response: ${asSentence(rule.meaning)}`]),
  'Seen are the patients with every score that the rule needs, which may be fewer than came to the visit.',
  'The share of those seen leaves out the lost; the share of all who were due counts them as non-responders. How many ' +
    'of the lost had responded cannot be told from either.',
  'Who is a responder at one visit need not be one at the next.',
  `Intervals: Wilson's for a share${differences.length > 0 ? ", Newcombe's for a difference" : ''}.`,
  ...severalIntervals(differences.length),
];
