import type { TrajectoryFigure } from '#charts';
import { expectedBand } from './expected-band.js';
import { patientFigureBase } from './patient-figure-base.js';
import type { PatientSource } from './patient-source.js';
import { recallWords } from '#instruments';

/** One patient's scores, infusions, visits and treatments as the numbers of the trajectory. */
export function trajectoryFigure(source: PatientSource): TrajectoryFigure {
  const { timeline, curve, visits, flags } = source;
  const { base, clock } = patientFigureBase(source, (score) => `${score} of one patient`);
  const { timeOf } = clock;
  const { expected } = source;
  return {
    ...base,
    notes: [...base.notes, ...(expected?.refused ? [`No expected course: ${expected.refused.reason}`] : [])],
    expected: expectedBand(source, timeOf),
    points: curve.points.map(({ assessmentId, at, total, visit, used, reason }) => ({
      assessmentId,
      at,
      time: at === null ? null : timeOf(at),
      total,
      visit,
      used,
      reason: reason ?? null,
      flags: (flags.get(assessmentId) ?? []).map(({ text }) => text),
    })),
    infusions: timeline.infusions.map(
      ({ id, number, phase, at, until, drug, route, doseMg, doseMgPerKg, ...rest }) => ({
        id,
        number,
        phase,
        at,
        time: timeOf(at),
        until,
        drug,
        route,
        doseMg,
        doseMgPerKg,
        systolic: rest.vitals.systolic,
        diastolic: rest.vitals.diastolic,
        heartRate: rest.vitals.heartRate,
        oxygenSaturation: rest.vitals.oxygenSaturation,
        dissociation: rest.dissociation?.total ?? null,
      }),
    ),
    visits: visits.map(({ visit, label, opens, target, closes, state, infusion }) => ({
      visit,
      label,
      opens: timeOf(opens),
      target: timeOf(target),
      closes: timeOf(closes),
      state,
      infusion,
    })),
    treatments: timeline.treatments.map(({ id, kind, phase, name, at, until }) => ({
      id,
      kind,
      phase,
      name,
      at,
      time: timeOf(at),
      until: until === null ? null : timeOf(until),
    })),
    offered: timeline.series.map(({ series, name, recall, n }) => ({
      series,
      name,
      recall: recallWords(recall),
      n,
    })),
  };
}
