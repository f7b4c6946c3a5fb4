import type { CourseFact, InfusionFact } from './facts.js';
import { inTimeOrder } from './order.js';

export interface Anchoring {
  /** The instant that visits are counted from. */
  at: number;
  /** Start of the infusion that the baseline precedes; null in a course without one, counted from its own start. */
  dose: number | null;
  /** The infusion that no score after counts: the patient's next one, or the first of the next course. */
  nextInfusionAt: number | null;
}

const startAfter = (at: number, infusions: readonly InfusionFact[]): number | null =>
  inTimeOrder(infusions).find((next) => next.startedAt > at)?.startedAt ?? null;

/** An infusion as the anchor; the next one is the patient's next, in any course. */
export const anchorAt = ({ startedAt }: InfusionFact, infusions: readonly InfusionFact[]): Anchoring => ({
  at: startedAt,
  dose: startedAt,
  nextInfusionAt: startAfter(startedAt, infusions),
});

export const infusionsOf = (course: CourseFact, infusions: readonly InfusionFact[]): InfusionFact[] =>
  inTimeOrder(infusions.filter(({ courseId }) => courseId === course.id));

/** Without the boosters, which come when the induction is over; a course of nothing but boosters begins with one. */
export function inductionOf(course: CourseFact, infusions: readonly InfusionFact[]): InfusionFact[] {
  const own = infusionsOf(course, infusions);
  const induction = own.filter(({ phase }) => phase === 'induction');
  return induction.length > 0 ? induction : own;
}

/** The infusion that the course's visits are counted from; its first one where they are counted from the start. */
export function countedInfusion(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  infusionNumber = 0,
): InfusionFact | undefined {
  const induction = inductionOf(course, infusions);
  return {
    'course-start': induction[0],
    'first-infusion': induction[0],
    'last-infusion': induction.at(-1),
    'each-infusion': infusionsOf(course, infusions).find(({ number }) => number === infusionNumber),
  }[course.protocol.anchor];
}

/**
 * Where a course's visits are counted from; null until that has happened. `infusions`: all of the patient's.
 * `infusionNumber` is read under each-infusion only. The baseline precedes the infusion itself under each-infusion,
 * else the first infusion of the course. O(n log n).
 */
export function anchorOf(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  infusionNumber = 0,
): Anchoring | null {
  const { anchor, closes } = course.protocol;
  const infusion = countedInfusion(course, infusions, infusionNumber);
  const at = anchor === 'course-start' ? course.startedAt : (infusion?.startedAt ?? null);
  if (at === null) return null;
  const first = anchor === 'each-infusion' ? infusion : inductionOf(course, infusions)[0];
  const others = infusions.filter(({ courseId }) => courseId !== course.id);
  return {
    at,
    dose: first?.startedAt ?? null,
    nextInfusionAt: startAfter(at, closes === 'next-infusion' ? infusions : others),
  };
}

/** The instant of a dose is not before it; a course's own start still is before its treatment. */
export const isBeforeTreatment = (at: number, { at: start, dose }: Anchoring): boolean =>
  dose === null ? at <= start : at < dose;
