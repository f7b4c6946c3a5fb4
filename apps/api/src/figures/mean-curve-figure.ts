import type { CohortCurve, Instrument, Protocol } from '#contracts';
import type { MeanCurveFigure } from '#charts';
import { parseSeries } from '#instruments';

const RECALL_HOURS: Record<string, number> = { P1D: 24, P7D: 168, P14D: 336, P1M: 720 };
const RECALL_WORDS: Record<string, string> = { P1D: 'day', P7D: 'week', P14D: 'two weeks', P1M: 'month' };

/** Where the form looks back past the infusion, the reader has to know. */
export function recallNote(instrument: Instrument, series: string, protocol: Protocol): string[] {
  const recall = parseSeries(series).recall ?? instrument.recalls[0];
  if (recall === undefined || protocol.anchor === 'course-start') return [];
  const tooEarly = protocol.visits
    .slice(1)
    .filter(({ hours }) => hours !== null && hours < (RECALL_HOURS[recall] ?? 0))
    .map(({ label }) => label);
  if (tooEarly.length === 0) return [];
  const last = tooEarly.at(-1);
  const list = tooEarly.length > 1 ? `${tooEarly.slice(0, -1).join(', ')} and ${last}` : last;
  return [
    `The form asks about the past ${RECALL_WORDS[recall]}: at ${list} it looks back past the infusion.`,
  ];
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
      ...recallNote(instrument, curve.series, protocol),
      ...(curve.current ? [] : ['Newer scores are still being worked in.']),
    ],
  };
}
