import type { SymptomPanel, SymptomsFigure } from '#charts';
import type { Instrument } from '#contracts';
import { patientFigureBase } from './patient-figure-base.js';
import type { PatientSource } from './patient-source.js';

/** One patient's subscales as the numbers of their figure. */
export function symptomsFigure(source: PatientSource): SymptomsFigure {
  const { timeline, instrument, symptoms } = source;
  const { base, clock } = patientFigureBase(source, (score) => `${score} of one patient: subscales`);
  return {
    ...base,
    panels: instrument.subscales.map((subscale) => panelOf(instrument, subscale)),
    points: symptoms.map(({ assessmentId, at, visit, subscales }) => ({
      assessmentId,
      at,
      time: at === null ? null : clock.timeOf(at),
      visit,
      values: subscales,
    })),
    infusions: timeline.infusions.map(({ number, phase, at }) => ({ number, phase, time: clock.timeOf(at) })),
  };
}

/** The ends of a sum are the sums of its items' ends; of a highest answer, the highest of them. */
function panelOf(
  { items }: Instrument,
  { key, name, items: numbers, combine }: Instrument['subscales'][number],
): SymptomPanel {
  const own = items.filter(({ number }) => numbers.includes(number));
  const join = (ends: number[]): number =>
    combine === 'max' ? Math.max(...ends) : ends.reduce((sum, end) => sum + end, 0);
  return { key, name, min: join(own.map(({ min }) => min)), max: join(own.map(({ max }) => max)) };
}
