import type { ExpectedVisit, Protocol } from '#contracts';
import { anchorOf } from './anchor.js';
import { countedInfusions, courseScores } from './course-scores.js';
import type { AssessmentFact, CourseFact, InfusionFact } from './facts.js';
import { isoTime, millisecondsOf } from './instants.js';
import { placeScores } from './visit-windows.js';

/** Visits at which the protocol asks for the series; all of them where it names no forms of that instrument. */
function asksFor({ forms, visits }: Protocol, instrument: string, recall: string | null): Set<string> {
  const asked = forms.filter((form) => form.instrument === instrument);
  const own = asked.filter((form) => recall === null || form.recall === recall);
  return new Set(asked.length === 0 ? visits.map(({ name }) => name) : own.flatMap((form) => form.visits));
}

/**
 * The visits that the protocols of a patient's courses ask for in one series, with their windows and what has become
 * of them by `asOf` (ms). Windows end at the infusion that closes them. The baseline, which has no window, opens as
 * early as its greatest age allows and closes with the dose. Visits without hours are left out.
 * `assessments`: those of the series. O(visits x infusions x n log n).
 */
export function expectedVisits(
  courses: readonly CourseFact[],
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
  { instrument, recall }: { instrument: string; recall: string | null },
  asOf: number,
): ExpectedVisit[] {
  return courses.flatMap((course) => {
    const { protocol } = course;
    const asked = asksFor(protocol, instrument, recall);
    return countedInfusions(course, infusions).flatMap((infusion) => {
      const anchoring = anchorOf(course, infusions, infusion);
      if (anchoring === null) return [];
      const scores = courseScores(course, infusions, assessments, infusion);
      const { byVisit } = placeScores(protocol, anchoring, scores);
      const dose = anchoring.dose ?? anchoring.at;
      return protocol.visits.flatMap((visit): ExpectedVisit[] => {
        const isBaseline = visit.name === protocol.baseline;
        if (!asked.has(visit.name) || (!isBaseline && (visit.hours === null || visit.until === null)))
          return [];
        const opens = isBaseline
          ? dose - millisecondsOf(protocol.baselineMaxAgeHours)
          : anchoring.at + millisecondsOf(visit.after ?? 0);
        const until = isBaseline ? dose : anchoring.at + millisecondsOf(visit.until ?? 0);
        const closes = isBaseline ? dose : Math.min(until, anchoring.nextInfusionAt ?? until);
        const standing = byVisit.get(visit.name);
        // Another infusion came before it could be: nobody missed it.
        if (!standing && closes <= opens) return [];
        const state = standing ? 'observed' : asOf > closes ? 'missed' : asOf >= opens ? 'open' : 'upcoming';
        return [
          {
            courseId: course.id,
            infusion,
            visit: visit.name,
            label: visit.label,
            opens: isoTime(opens),
            target: isoTime(isBaseline ? dose : anchoring.at + millisecondsOf(visit.hours ?? 0)),
            closes: isoTime(closes),
            state,
            assessmentId: standing?.id ?? null,
          },
        ];
      });
    });
  });
}
