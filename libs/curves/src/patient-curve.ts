import type { PatientCurve } from '#contracts';
import { scaled } from '#stats';
import type { AssessmentFact, CourseFact, InfusionFact, SeriesFact } from './facts.js';
import { infusionChange } from './infusion-change.js';
import { hoursBetween, isoTime } from './instants.js';
import { inTimeOrder, latestFirst } from './order.js';
import { standingsOf, type Standing } from './standing.js';

type Curve = Omit<PatientCurve, 'revision' | 'current'>;

/**
 * One patient's curve in one series: every score with where it stands or why not, and every infusion with the last
 * score before it, each visit after it and the change. Changes are exact differences of ticks. The facts may come
 * in any order and include other series. Throws RangeError on an infusion whose course is not among the courses.
 * Method: docs/methods/patient-curve.md. O(infusions times n log n).
 */
export function patientCurve(
  { series, decimals }: SeriesFact,
  courses: readonly CourseFact[],
  infusionFacts: readonly InfusionFact[],
  assessmentFacts: readonly AssessmentFact[],
): Curve {
  const infusions = inTimeOrder(infusionFacts);
  const assessments = assessmentFacts.filter((assessment) => assessment.series === series);
  const standings = standingsOf(courses, infusions, assessments);
  return {
    series,
    points: inCurveOrder(assessments, courses).map((assessment) => {
      const { id, at, ticks, withdrawn } = assessment;
      return {
        assessmentId: id,
        at: at === null ? null : isoTime(at),
        hours: hoursSinceTreatment(assessment, courses, infusions),
        total: withdrawn || ticks === null ? null : scaled(ticks, decimals),
        ...shown(assessment, standings.get(id), decimals),
      };
    }),
    infusions: infusions.map((infusion) => {
      const course = courses.find(({ id }) => id === infusion.courseId);
      if (!course) throw new RangeError(`The infusion ${infusion.id} needs its course`);
      return infusionChange(infusion, course, infusions, assessments, decimals);
    }),
  };
}

function shown({ ticks }: AssessmentFact, standing: Standing | undefined, decimals: number) {
  const baseline = standing?.baseline?.ticks ?? null;
  const change = ticks === null || baseline === null ? null : scaled(ticks - baseline, decimals);
  return standing && 'visit' in standing
    ? { visit: standing.visit, change, used: true }
    : { visit: null, change, used: false, ...(standing && { reason: standing.reason }) };
}

/** Rows without a time first, in the order of their visits; then in time. */
function inCurveOrder(assessments: AssessmentFact[], courses: readonly CourseFact[]): AssessmentFact[] {
  const visitOrder = ({ courseId, visit }: AssessmentFact): number =>
    courses.find(({ id }) => id === courseId)?.protocol.visits.findIndex(({ name }) => name === visit) ?? -1;
  return [...assessments].sort((a, b) =>
    a.at === null && b.at === null ? visitOrder(a) - visitOrder(b) || latestFirst(b, a) : latestFirst(b, a),
  );
}

/**
 * Hours since the patient's latest infusion at or before the score, negative before the first one; of a patient
 * without infusions, since the start of a course that is counted from its start.
 */
function hoursSinceTreatment(
  { at, courseId }: AssessmentFact,
  courses: readonly CourseFact[],
  infusions: readonly InfusionFact[],
): number | null {
  if (at === null) return null;
  const courseStarts = courses
    .filter(({ id, protocol }) => protocol.anchor === 'course-start' && (courseId ?? id) === id)
    .flatMap(({ startedAt }) => startedAt ?? [])
    .sort((a, b) => a - b);
  const starts = infusions.length > 0 ? infusions.map(({ startedAt }) => startedAt) : courseStarts;
  const start = starts.findLast((instant) => instant <= at) ?? starts[0];
  return start === undefined ? null : hoursBetween(start, at);
}
