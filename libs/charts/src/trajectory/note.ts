import { shortenText } from '../fit-text.js';
import { count, joined, sourceWords } from '../patient-axis/sentences.js';
import type { TrajectoryFigure } from '../patient-figure.js';
import type { ValueDomain } from '../patient-axis/value-domain.js';
import { expectedWords, verdictWords } from './expected-words.js';
import {
  flagWords,
  hasUnused,
  infusionWords,
  scoreWords,
  untimedWords,
  visitWords,
} from './what-is-there.js';

/** What could not be shown for want of room. */
export interface LeftOut {
  every: number;
  withoutDoses: boolean;
  crowdedVisits: boolean;
  treatments: number;
  values: number;
}

/** The paragraphs under the figure: how to read it, what is there, what is not drawn, and where it comes from. */
export function trajectoryNote(figure: TrajectoryFigure, leftOut: LeftOut, { nice }: ValueDomain): string[] {
  const { min, max } = figure.score;
  return [
    joined([
      ...reading(figure),
      nice ? `The vertical axis shows a part of the scale (${min} to ${max}).` : '',
    ]),
    verdictWords(figure),
    expectedWords(figure),
    joined([scoreWords(figure), infusionWords(figure), visitWords(figure)]),
    shortenText(untimedWords(figure), 2400, 11),
    shortenText(flagWords(figure), 2400, 11),
    joined(missing(leftOut)),
    ...figure.notes,
    sourceWords(figure),
  ].filter((paragraph) => paragraph !== '');
}

function reading(figure: TrajectoryFigure): string[] {
  const { points, infusions, visits, treatments } = figure;
  const hasState = (state: string): boolean => visits.some((visit) => visit.state === state);
  const states = [
    hasState('observed') ? '● observed' : '',
    hasState('missed') ? '× missed' : '',
    hasState('open') ? '○ open now' : '',
    hasState('upcoming') ? '| to come' : '',
  ].filter((state) => state !== '');
  const isUnscored = points.some(({ time, total }) => time !== null && total === null);
  return [
    points.some(({ used }) => used)
      ? '● a score that counts for a visit; the line joins these and breaks where a visit between was missed.'
      : '',
    hasUnused(figure) ? '⊗ a score that does not count.' : '',
    isUnscored ? '× on the line at the foot of the plot: a form without a total.' : '',
    points.some(({ flags }) => flags.length > 0)
      ? 'Triangle with !: an answer that a person has to look at.'
      : '',
    infusions.length > 0 ? 'Vertical lines: infusions with their numbers and doses; dashed: boosters.' : '',
    states.length > 0 ? `Visits due, with their windows: ${states.join(', ')}.` : '',
    treatments.some(({ until, kind }) => until === null && kind !== 'psychotherapy')
      ? '▶ no end recorded, or later than shown.'
      : '',
  ];
}

const missing = ({ every, withoutDoses, crowdedVisits, treatments, values }: LeftOut): string[] => [
  every > 1 ? `Of every ${every} infusions one is numbered.` : '',
  withoutDoses ? 'The doses change too often to be written; they are in the table.' : '',
  crowdedVisits ? 'Windows of visits cover each other; each is in the table.' : '',
  treatments > 0
    ? `${count(treatments, 'treatment')} outside the time shown or without room: in the table.`
    : '',
  values > 0 ? `Values of the first ${count(values, 'infusion')} are in the table only.` : '',
];
