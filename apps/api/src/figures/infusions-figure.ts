import type { InfusionsFigure } from '#charts';
import { patientFigureBase } from './patient-figure-base.js';
import type { PatientSource } from './patient-source.js';

/** The change after each infusion of one patient as the numbers of their figure, in time. */
export function infusionsFigure(source: PatientSource): InfusionsFigure {
  const { timeline, curve, visits } = source;
  const { base } = patientFigureBase(
    source,
    (score) => `${score} of one patient: change after each infusion`,
  );
  const given = new Map(timeline.infusions.map((infusion) => [infusion.id, infusion]));
  const labelOf = (courseId: string, visit: string): string =>
    visits.find((expected) => expected.courseId === courseId && expected.visit === visit)?.label ?? visit;
  const infusions = curve.infusions.flatMap(({ id, courseId, pre, preAt, visits: after }) => {
    // An infusion withdrawn since the curve was built is no longer in the timeline.
    const infusion = given.get(id);
    if (!infusion) return [];
    const { number, phase, at, offset, drug, route, doseMg, doseMgPerKg } = infusion;
    return [
      {
        number,
        phase,
        at,
        offset,
        drug,
        route,
        doseMg,
        doseMgPerKg,
        pre,
        preAt,
        visits: after.map(({ visit, hours, total, change }) => ({
          visit,
          label: labelOf(courseId, visit),
          hours,
          total,
          change,
        })),
      },
    ];
  });
  return { ...base, infusions: infusions.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)) };
}
