import type { CohortCurve, Instrument, Protocol, VisitSummary } from '#contracts';
import type { ChangeFigure, MeanCurveFigure, MeanCurveVisit } from '#charts';
import type { GroupFollowUp } from '#derive';
import { flowGroups } from './tally-figures.js';
import { recallNote } from './recall-note.js';
import { simulatedNote } from './simulated-note.js';

export interface CohortNumbers {
  cohort: { id: string; name: string };
  definition: { groupBy: string[] };
  curve: CohortCurve;
  instrument: Instrument;
  protocol: Protocol;
  followUp: GroupFollowUp[];
}

type Spread = Pick<MeanCurveVisit, 'n' | 'mean' | 'se' | 'lower' | 'upper'>;

/** A cohort's curve as the numbers of a figure by visit. */
function visitFigure(
  { cohort, definition, curve, instrument, protocol, followUp }: CohortNumbers,
  what: string,
  spreadOf: (visit: VisitSummary) => Spread,
): MeanCurveFigure {
  const labels = new Map(protocol.visits.map(({ name, label }) => [name, label]));
  const named = new Set(curve.groups[0]?.visits.map(({ visit }) => visit));
  const shown = protocol.visits.filter(({ name }) => named.has(name));
  return {
    title: `${cohort.name}: ${instrument.name}, ${what} by visit`,
    score: {
      name: instrument.name,
      min: instrument.total.min,
      max: instrument.total.max,
      better: instrument.better,
    },
    usermeta: { tally: curve.tally, cohort: cohort.id, asOf: curve.asOf, current: curve.current },
    groups: curve.groups.map(({ arm, n, lost, visits }) => ({
      arm,
      n,
      lost,
      visits: visits.map((visit) => ({
        visit: visit.visit,
        label: labels.get(visit.visit) ?? visit.visit,
        hours: visit.hours,
        ...spreadOf(visit),
      })),
    })),
    flow: flowGroups(followUp, (visit) => labels.get(visit) || visit),
    // Arms alone can be a control: periods, doses and the like are groups of patients who all had the treatment.
    hasControl: definition.groupBy[0] === 'arm' && curve.groups.length > 1,
    notes: [
      ...simulatedNote(curve),
      ...recallNote(instrument, curve.series, { ...protocol, visits: shown }),
      ...(curve.current ? [] : ['Newer scores are still being worked in.']),
    ],
  };
}

export const meanCurveFigure = (numbers: CohortNumbers): MeanCurveFigure =>
  visitFigure(numbers, 'mean', ({ n, mean, se, lower, upper }) => ({ n, mean, se, lower, upper }));

/** At the baseline nothing has changed: zero, without a spread. */
export const changeFigure = (numbers: CohortNumbers): ChangeFigure =>
  visitFigure(numbers, 'mean change from baseline', ({ n, change }) => {
    if (change === null) return { n, mean: n > 0 ? 0 : null, se: null, lower: null, upper: null };
    const { n: both, mean, se, lower, upper } = change;
    return { n: both, mean, se, lower, upper };
  });
