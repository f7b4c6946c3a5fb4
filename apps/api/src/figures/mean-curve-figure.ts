import type { CohortCurve, Instrument, Protocol } from '#contracts';
import type { MeanCurveFigure } from '#charts';
import { recallOf } from './recall-words.js';
import { simulatedNote } from './simulated-note.js';

/** Where the form looks back past the infusion, the reader has to know. */
export function recallNote(instrument: Instrument, series: string, protocol: Protocol): string[] {
  const recall = recallOf(instrument, series);
  if (recall === null || protocol.anchor === 'course-start') return [];
  const tooEarly = protocol.visits
    .slice(1)
    .filter(({ hours }) => hours !== null && hours < recall.hours)
    .map(({ label }) => label);
  if (tooEarly.length === 0) return [];
  const last = tooEarly.at(-1);
  const list = tooEarly.length > 1 ? `${tooEarly.slice(0, -1).join(', ')} and ${last}` : last;
  return [`The form asks about the ${recall.words}: at ${list} it looks back past the infusion.`];
}

/** A cohort's curve as the numbers of its figure. */
export function meanCurveFigure(
  cohort: { id: string; name: string },
  curve: CohortCurve,
  instrument: Instrument,
  protocol: Protocol,
): MeanCurveFigure {
  return {
    title: `${cohort.name}: ${instrument.name}, mean by visit`,
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
      visits: visits.map(({ visit, hours, n: seen, mean, se, lower, upper }) => ({
        visit,
        label: protocol.visits.find(({ name }) => name === visit)?.label ?? visit,
        hours,
        n: seen,
        mean,
        se,
        lower,
        upper,
      })),
    })),
    hasControl: curve.groups.length > 1,
    notes: [
      ...simulatedNote(curve),
      ...recallNote(instrument, curve.series, protocol),
      ...(curve.current ? [] : ['Newer scores are still being worked in.']),
    ],
  };
}
