import { count } from '../patient-axis/sentences.js';
import { instantLabel, numberLabel } from '../patient-axis/instant-label.js';
import type { TrajectoryFigure } from '../patient-figure.js';
import { isDrawn } from './score-segments.js';

/** How many scores there are, how many count, and why others do not; says so where there is none. */
export function scoreWords({ points }: TrajectoryFigure): string {
  const scored = points.filter(({ total }) => total !== null);
  const unscored = points.length - scored.length;
  const without = unscored === 0 ? '' : ` ${count(unscored, 'form')} without a total.`;
  if (scored.length === 0) return `No scores yet.${without}`;
  const unused = points.filter(({ used }) => !used);
  const reasons = new Map<string, number>();
  for (const { reason } of unused) {
    const words = (reason ?? 'no reason given').replaceAll('-', ' ');
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  const why = [...reasons].map(([words, n]) => `${words} ${n}`).join(', ');
  const left = unused.length === 0 ? '' : ` ${count(unused.length, 'form')} not used (${why}).`;
  const usedCount = points.length - unused.length;
  const counting = `${usedCount} ${usedCount === 1 ? 'counts' : 'count'} for a visit`;
  return `${count(scored.length, 'score')}; ${counting}.${left}${without}`;
}

/** Rows without a time cannot be drawn, so they are told. */
export function untimedWords({ points }: TrajectoryFigure): string {
  const untimed = points.filter(({ time }) => time === null);
  if (untimed.length === 0) return '';
  const told = untimed.map(
    ({ visit, total }) => `${visit ?? 'no visit'}: ${total === null ? 'no total' : numberLabel(total, 6)}`,
  );
  const more = told.length > 12 ? ` and ${told.length - 12} more` : '';
  return `Without a time, so not drawn: ${told.slice(0, 12).join('; ')}${more}.`;
}

export function infusionWords({ infusions }: TrajectoryFigure): string {
  if (infusions.length === 0) return 'No infusions.';
  const boosters = infusions.filter(({ phase }) => phase === 'booster').length;
  const among = boosters === 0 ? '' : `, ${boosters} of them ${boosters === 1 ? 'a booster' : 'boosters'}`;
  const drugs = [...new Set(infusions.map(({ drug }) => drug))].join(', ');
  return `${count(infusions.length, 'infusion')}${among} (${drugs}).`;
}

export function visitWords({ visits }: TrajectoryFigure): string {
  if (visits.length === 0) return '';
  const states = (['observed', 'missed', 'open', 'upcoming'] as const)
    .map((state) => ({ state, n: visits.filter((visit) => visit.state === state).length }))
    .filter(({ n }) => n > 0);
  return `${count(visits.length, 'visit')} due: ${states.map(({ state, n }) => `${n} ${state}`).join(', ')}.`;
}

/** Every form that a person has to look at, with what it is about. */
export function flagWords({ points, offset }: TrajectoryFigure): string {
  const flagged = points.filter(({ flags }) => flags.length > 0);
  if (flagged.length === 0) return '';
  const told = flagged.map(
    ({ at, flags }) => `${at === null ? 'no date' : instantLabel(at, offset)}: ${flags.join(', ')}`,
  );
  return `To be looked at by a person: ${told.join('; ')}.`;
}

export const hasUnused = ({ points }: TrajectoryFigure): boolean =>
  points.filter(isDrawn).some(({ used }) => !used);
