import type { ExpectedBand } from '#charts';
import type { PatientSource } from './patient-source.js';

const percent = (share: number): string =>
  `${share < 0.01 ? 'under 1' : Number((share * 100).toFixed(share < 0.1 ? 1 : 0))} %`;

/** The expectation at the targets of the visits, where the protocol gives them a time; null: nothing to draw. */
export function expectedBand(
  { expected, visits }: PatientSource,
  timeOf: (instant: string) => number,
): ExpectedBand | null {
  if (!expected || expected.refused) return null;
  const targets = new Map(
    visits.flatMap(({ courseId, visit, label, target }) =>
      courseId === expected.courseId ? [[visit, { label, target }] as const] : [],
    ),
  );
  const points = expected.visits.flatMap(({ visit, estimate, lower50, upper50, lower80, upper80 }) => {
    const place = targets.get(visit);
    if (
      !place ||
      estimate === null ||
      lower50 === null ||
      upper50 === null ||
      lower80 === null ||
      upper80 === null
    )
      return [];
    const { label, target } = place;
    return [{ visit, label, time: timeOf(target), estimate, lower50, upper50, lower80, upper80 }];
  });
  if (points.length === 0) return null;
  const { latest, rule } = expected;
  const category = expected.visits.find(({ visit }) => visit === latest?.visit)?.category ?? null;
  return {
    cohort: expected.cohortName,
    n: expected.n,
    from: expected.from ?? 'not known',
    to: expected.to ?? 'not known',
    points,
    verdict:
      latest && category
        ? {
            visit: latest.visit,
            label: targets.get(latest.visit)?.label ?? latest.visit,
            category,
            text: `${percent(latest.badTail)} of such patients would score as badly or worse; watch begins at ${percent(rule.watch)}, off course at ${percent(rule.offCourse)}`,
          }
        : null,
  };
}
