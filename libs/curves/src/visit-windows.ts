import type { Protocol } from '#contracts';
import { HOUR, type AssessmentFact, type CourseFact, type InfusionFact } from './facts.js';

/** Why a score stands at no visit; docs/methods/patient-curve.md explains each. */
export type Reason =
  | 'no-total'
  | 'withdrawn'
  | 'no-course'
  | 'no-infusion'
  | 'unknown-visit'
  | 'named-visit-taken'
  | 'not-last-before-infusion'
  | 'baseline-too-old'
  | 'outside-windows'
  | 'after-next-infusion'
  | 'closer-score-in-window';

/** The instant that visits are counted from, and the next infusion, after which nothing is a post-value of it. */
export interface Anchoring {
  at: number;
  /** Scores before this instant may be the baseline. */
  baselineBefore: number;
  nextInfusionAt: number | null;
}

export interface Placement {
  /** The score that stands at each visit, by visit name. */
  byVisit: Map<string, AssessmentFact>;
  /** Why each of the others does not, by assessment id. */
  reasons: Map<string, Reason>;
}

/** In time, then by number, then by id: an order that no arrival order can change. */
export const inTimeOrder = (infusions: readonly InfusionFact[]): InfusionFact[] =>
  [...infusions].sort(
    (a, b) => a.startedAt - b.startedAt || a.number - b.number || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );

/** The first infusion of the patient, in any course, that starts after `at`. */
export const nextInfusionAfter = (infusions: readonly InfusionFact[], at: number): number | null =>
  inTimeOrder(infusions).find(({ startedAt }) => startedAt > at)?.startedAt ?? null;

/**
 * Where a course's visits are counted from; null while that has not happened. `infusionNumber` is read under
 * each-infusion only. A course-start protocol measures time in the course, not the effect of one infusion, so no
 * later infusion ends its visits.
 */
export function anchorCourse(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  infusionNumber: number,
): Anchoring | null {
  const own = inTimeOrder(infusions.filter(({ courseId }) => courseId === course.id));
  if (course.protocol.anchor === 'course-start') {
    if (course.startedAt === null) return null;
    const first = own[0]?.startedAt ?? Infinity;
    // Without an infusion the scores up to and including the start may be the baseline.
    return {
      at: course.startedAt,
      baselineBefore: Math.min(first, course.startedAt + 1),
      nextInfusionAt: null,
    };
  }
  const anchor = {
    'first-infusion': own[0],
    'last-infusion': own.at(-1),
    'each-infusion': own.find(({ number }) => number === infusionNumber),
  }[course.protocol.anchor];
  return anchor === undefined ? null : anchorInfusion(anchor, infusions);
}

export const anchorInfusion = (anchor: InfusionFact, infusions: readonly InfusionFact[]): Anchoring => ({
  at: anchor.startedAt,
  baselineBefore: anchor.startedAt,
  nextInfusionAt: nextInfusionAfter(infusions, anchor.startedAt),
});

/** Later first; the same instant: the later arrival, then the larger id. */
const laterFirst = (a: AssessmentFact, b: AssessmentFact): number =>
  (b.at ?? 0) - (a.at ?? 0) || b.received - a.received || (a.id < b.id ? 1 : -1);

/**
 * Puts at most one score of one series at each visit of a protocol. A score named for a visit stands there; a
 * timed one at h hours after the anchor is a candidate where after < h <= until, the smallest |h - target| wins and
 * a tie goes to the later one. The baseline is the last score before the anchor, within the protocol's greatest
 * age. Sources: docs/methods/visit-windows.md. O(n log n).
 */
export function placeScores(
  protocol: Protocol,
  anchoring: Anchoring | null,
  assessments: readonly AssessmentFact[],
): Placement {
  const byVisit = new Map<string, AssessmentFact>();
  const reasons = new Map<string, Reason>();
  const scored = assessments.filter((assessment) => {
    if (assessment.withdrawn) reasons.set(assessment.id, 'withdrawn');
    else if (assessment.ticks === null) reasons.set(assessment.id, 'no-total');
    else return true;
    return false;
  });
  const named = scored.filter(({ visit }) => visit !== null).sort(laterFirst);
  for (const assessment of named) {
    const visit = assessment.visit ?? '';
    if (!protocol.visits.some(({ name }) => name === visit)) reasons.set(assessment.id, 'unknown-visit');
    else if (byVisit.has(visit)) reasons.set(assessment.id, 'named-visit-taken');
    else byVisit.set(visit, assessment);
  }
  const timed = scored.filter(({ visit, at }) => visit === null && at !== null).sort(laterFirst);
  if (anchoring === null) {
    for (const { id } of timed) reasons.set(id, 'no-infusion');
    return { byVisit, reasons };
  }
  const before = timed.filter(({ at }) => (at ?? 0) < anchoring.baselineBefore);
  before.forEach((assessment, index) => {
    const age = (anchoring.at - (assessment.at ?? 0)) / HOUR;
    if (index > 0) reasons.set(assessment.id, 'not-last-before-infusion');
    else if (age > protocol.baselineMaxAgeHours) reasons.set(assessment.id, 'baseline-too-old');
    else if (byVisit.has(protocol.baseline)) reasons.set(assessment.id, 'named-visit-taken');
    else byVisit.set(protocol.baseline, assessment);
  });
  const taken = new Set(byVisit.keys());
  const distance = new Map<string, number>();
  for (const assessment of timed.filter(({ at }) => (at ?? 0) >= anchoring.baselineBefore)) {
    const at = assessment.at ?? 0;
    const hours = (at - anchoring.at) / HOUR;
    const visit = protocol.visits.find(
      ({ after, until }) => after !== null && until !== null && after < hours && hours <= until,
    );
    if (anchoring.nextInfusionAt !== null && at > anchoring.nextInfusionAt)
      reasons.set(assessment.id, 'after-next-infusion');
    else if (!visit) reasons.set(assessment.id, 'outside-windows');
    else if (taken.has(visit.name)) reasons.set(assessment.id, 'named-visit-taken');
    else {
      // Walked from late to early, so an equal distance keeps the later one.
      const off = Math.abs(hours - (visit.hours ?? 0));
      const standing = byVisit.get(visit.name);
      if (standing && (distance.get(visit.name) ?? Infinity) <= off)
        reasons.set(assessment.id, 'closer-score-in-window');
      else {
        if (standing) reasons.set(standing.id, 'closer-score-in-window');
        byVisit.set(visit.name, assessment);
        distance.set(visit.name, off);
      }
    }
  }
  return { byVisit, reasons };
}
