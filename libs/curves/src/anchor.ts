import type { CourseFact, InfusionFact } from './facts.js';
import { inTimeOrder } from './order.js';

export interface Anchoring {
  /** The instant that visits are counted from. */
  at: number;
  /** Start of the infusion that the baseline precedes; null in a course without one, counted from its own start. */
  dose: number | null;
  /** No score after this is a post-value. */
  nextInfusionAt: number | null;
}

/** An infusion as the anchor; the next one is the patient's next, in any course. */
export const anchorAt = ({ startedAt }: InfusionFact, infusions: readonly InfusionFact[]): Anchoring => ({
  at: startedAt,
  dose: startedAt,
  nextInfusionAt: inTimeOrder(infusions).find((next) => next.startedAt > startedAt)?.startedAt ?? null,
});

export const infusionsOf = (course: CourseFact, infusions: readonly InfusionFact[]): InfusionFact[] =>
  inTimeOrder(infusions.filter(({ courseId }) => courseId === course.id));

/**
 * Where a course's visits are counted from; null until that has happened. `infusions`: all of the patient's.
 * `infusionNumber` is read under each-infusion only. A course-start protocol measures time in the course, not the
 * effect of one infusion, so no later infusion ends its visits. O(n log n).
 */
export function anchorOf(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  infusionNumber = 0,
): Anchoring | null {
  const own = infusionsOf(course, infusions);
  const { anchor } = course.protocol;
  if (anchor === 'course-start')
    return course.startedAt === null
      ? null
      : { at: course.startedAt, dose: own[0]?.startedAt ?? null, nextInfusionAt: null };
  const infusion = {
    'first-infusion': own[0],
    'last-infusion': own.at(-1),
    'each-infusion': own.find(({ number }) => number === infusionNumber),
  }[anchor];
  return infusion === undefined ? null : anchorAt(infusion, infusions);
}

/** The instant of a dose is not before it; a course's own start still is before its treatment. */
export const isBeforeTreatment = (at: number, { at: start, dose }: Anchoring): boolean =>
  dose === null ? at <= start : at < dose;
