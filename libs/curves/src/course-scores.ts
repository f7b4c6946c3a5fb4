import { infusionsOf } from './anchor.js';
import type { AssessmentFact, CourseFact, InfusionFact } from './facts.js';

/** A course's own scores, and those that name no course. A visit is a visit of some course, so it needs one. */
export const isCandidate = (course: CourseFact, { courseId, visit }: AssessmentFact): boolean =>
  courseId === null ? visit === null : courseId === course.id;

/** The numbers of the infusions that a course is counted by: 0 alone, unless every infusion counts. */
export const countedInfusions = (course: CourseFact, infusions: readonly InfusionFact[]): number[] =>
  course.protocol.anchor === 'each-infusion'
    ? [...new Set(infusionsOf(course, infusions).map(({ number }) => number))].sort((a, b) => a - b)
    : [0];

/**
 * The scores that may stand at a visit of the course, counted by one infusion. A row that names a visit does not say
 * of which infusion: by its time it is the one that it follows (a baseline: precedes), without a time the first.
 */
export function courseScores(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
  infusionNumber: number,
): AssessmentFact[] {
  const candidates = assessments.filter((assessment) => isCandidate(course, assessment));
  if (course.protocol.anchor !== 'each-infusion') return candidates;
  const own = infusionsOf(course, infusions);
  const named = ({ at, visit }: AssessmentFact): InfusionFact | undefined => {
    if (at === null) return own[0];
    if (visit === course.protocol.baseline) return own.find(({ startedAt }) => startedAt >= at) ?? own.at(-1);
    return own.findLast(({ startedAt }) => startedAt < at) ?? own[0];
  };
  return candidates.filter(
    (assessment) => assessment.visit === null || named(assessment)?.number === infusionNumber,
  );
}
