import { HOUR, type AssessmentFact, type CourseFact, type InfusionFact } from './facts.js';
import { anchorCourse, placeScores, type Anchoring } from './visit-windows.js';

/** A course's scores in one series, in the protocol's visit order, and until when a missing one can still come. */
export interface SeriesVector {
  /** '' for the vector without a score: what the course contributes to a series it was never asked. */
  series: string;
  /** Number of the infusion under an each-infusion protocol; 0 under any other. */
  infusion: number;
  values: (bigint | null)[];
  due: (string | null)[];
}

/** The course's own scores, and those that name no course. */
export const scoresOfCourse = (
  course: CourseFact,
  assessments: readonly AssessmentFact[],
): AssessmentFact[] =>
  assessments.filter(({ courseId, visit }) => (courseId === null ? visit === null : courseId === course.id));

/** The UTC date of the last moment at which the visit can still happen; null where that is not known. */
function dueDates(course: CourseFact, anchoring: Anchoring | null): (string | null)[] {
  return course.protocol.visits.map(({ name, until }) => {
    if (anchoring === null) return null;
    const hours = name === course.protocol.baseline ? 0 : until;
    return hours === null ? null : new Date(anchoring.at + hours * HOUR).toISOString().slice(0, 10);
  });
}

/**
 * Everything that one course contributes to cohorts: one vector for each series and counted infusion, and the one
 * without scores. Under each-infusion there is none before the first infusion. O(n log n) in the patient's scores.
 */
export function courseVectors(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
): SeriesVector[] {
  const scores = scoresOfCourse(course, assessments);
  const series = [...new Set(scores.map((score) => score.series))].sort();
  const counted =
    course.protocol.anchor === 'each-infusion'
      ? infusions.filter(({ courseId }) => courseId === course.id).map(({ number }) => number)
      : [0];
  return counted
    .sort((a, b) => a - b)
    .flatMap((infusion) => {
      const anchoring = anchorCourse(course, infusions, infusion);
      const dates = dueDates(course, anchoring);
      return ['', ...series].map((key) => {
        const { byVisit } = placeScores(
          course.protocol,
          anchoring,
          scores.filter((score) => score.series === key),
        );
        const values = course.protocol.visits.map(({ name }) => byVisit.get(name)?.ticks ?? null);
        return {
          series: key,
          infusion,
          values,
          due: values.map((value, index) => (value === null ? (dates[index] ?? null) : null)),
        };
      });
    });
}
