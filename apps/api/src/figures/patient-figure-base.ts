import type { PatientFigureBase } from '#charts';
import { patientClock, type PatientClock } from './patient-clock.js';
import type { PatientSource } from './patient-source.js';
import { recallOf } from '#instruments';
import { simulatedNote } from './simulated-note.js';

/** What the figures of one patient share, and the clock they count by. */
export function patientFigureBase(
  source: PatientSource,
  title: (score: string) => string,
): { base: PatientFigureBase; clock: PatientClock } {
  const { patientId, timeline, curve, instrument } = source;
  const clock = patientClock(source);
  const recall = recallOf(instrument, curve.series)?.words ?? null;
  const { zeroAt, startAt, offset, unit } = clock;
  return {
    clock,
    base: {
      title: title(recall === null ? instrument.name : `${instrument.name} (${recall})`),
      score: {
        name: instrument.name,
        min: instrument.total.min,
        max: instrument.total.max,
        better: instrument.better,
        recall,
      },
      usermeta: {
        patient: patientId,
        series: curve.series,
        revision: curve.revision,
        current: curve.current,
        asOf: timeline.asOf,
      },
      notes: [...simulatedNote(timeline), ...lookingBack(source)],
      zeroAt,
      startAt,
      offset,
      unit,
    },
  };
}

/** Where forms look back past an infusion, the reader has to know. */
function lookingBack({ curve, timeline, instrument }: PatientSource): string[] {
  const recall = recallOf(instrument, curve.series);
  if (recall === null || timeline.infusions.length === 0) return [];
  const early = curve.points.filter(
    ({ used, hours }) => used && hours !== null && hours >= 0 && hours < recall.hours,
  );
  if (early.length === 0) return [];
  const forms = early.length === 1 ? '1 form was' : `${early.length} forms were`;
  return [
    `The form asks about the ${recall.words}: ${forms} filled in sooner after an infusion and looked back past it.`,
  ];
}
