import { anchorOf, isBeforeTreatment, type Anchoring } from './anchor.js';
import { countedInfusions, courseScores, isCandidate } from './course-scores.js';
import type { AssessmentFact, CourseFact, InfusionFact } from './facts.js';
import { isScored } from './instants.js';
import { byId } from './order.js';
import type { Reason } from './reasons.js';
import { placeScores, type Placement } from './visit-windows.js';

/** Where a score stands, or why nowhere, and the baseline that its change is counted from. */
export type Standing = { baseline: AssessmentFact | null } & ({ visit: string } | { reason: Reason });

/** One set of visits: a course's, or under each-infusion those of one infusion of it. */
interface VisitSet {
  course: CourseFact;
  anchoring: Anchoring | null;
  candidates: Set<string>;
  placement: Placement;
}

/**
 * Where each assessment of one series stands in the patient's courses. One that is the post-value of an infusion and
 * the baseline of the next is shown as the post-value. O(infusions times n log n).
 */
export function standingsOf(
  courses: readonly CourseFact[],
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
): Map<string, Standing> {
  const sets = [...courses]
    .sort(byId)
    .flatMap((course) => visitSetsOf(course, infusions, assessments))
    .sort((a, b) => anchorTime(a) - anchorTime(b) || byId(a.course, b.course));
  return new Map(assessments.map((each) => [each.id, standingOf(each, courses, sets)]));
}

function visitSetsOf(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
): VisitSet[] {
  return countedInfusions(course, infusions).map((number) => {
    const anchoring = anchorOf(course, infusions, number);
    const scores = courseScores(course, infusions, assessments, number);
    const candidates = new Set(scores.map(({ id }) => id));
    return { course, anchoring, candidates, placement: placeScores(course.protocol, anchoring, scores) };
  });
}

/** Without an anchor last; a number, since two infinities have no difference. */
const anchorTime = ({ anchoring }: VisitSet): number => anchoring?.at ?? Number.MAX_SAFE_INTEGER;

function standingOf(score: AssessmentFact, courses: readonly CourseFact[], sets: VisitSet[]): Standing {
  if (!isScored(score)) return { reason: score.withdrawn ? 'withdrawn' : 'no-total', baseline: null };
  const own = sets.filter(({ candidates }) => candidates.has(score.id));
  const stands = own.flatMap((set) => {
    const visit = visitOf(set, score);
    return visit === undefined ? [] : [{ visit, set }];
  });
  const post = stands.findLast(({ visit, set }) => visit !== set.course.protocol.baseline);
  if (post) return { visit: post.visit, baseline: baselineOf(post.set) };
  if (stands[0]) return { visit: stands[0].visit, baseline: null };
  const { at } = score;
  // The reason is told by the visits that the score follows; before every anchor, by the first.
  const home = (at === null ? undefined : own.findLast((set) => anchorTime(set) <= at)) ?? own[0];
  if (!home) {
    const hasCourse = courses.some((course) => isCandidate(course, score));
    return { reason: hasCourse ? 'no-infusion' : 'no-course', baseline: null };
  }
  return {
    reason: home.placement.reasons.get(score.id) ?? 'outside-windows',
    baseline: follows(score, home) ? baselineOf(home) : null,
  };
}

const visitOf = ({ placement }: VisitSet, { id }: AssessmentFact): string | undefined =>
  [...placement.byVisit].find(([, standing]) => standing.id === id)?.[0];

const baselineOf = ({ course, placement }: VisitSet): AssessmentFact | null =>
  placement.byVisit.get(course.protocol.baseline) ?? null;

/** A score before treatment is no change from the baseline. */
function follows({ at, visit }: AssessmentFact, { course, anchoring }: VisitSet): boolean {
  if (visit !== null) return visit !== course.protocol.baseline;
  return at !== null && anchoring !== null && !isBeforeTreatment(at, anchoring);
}
