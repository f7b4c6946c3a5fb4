import type { PatientCurve } from '#contracts';
import { scaled } from '#stats';
import { anchorAt } from './anchor.js';
import { isCandidate } from './course-scores.js';
import type { AssessmentFact, CourseFact, InfusionFact } from './facts.js';
import { hoursBetween, isoTime, isScored, isTimed } from './instants.js';
import { latestFirst } from './order.js';
import { placeScores } from './visit-windows.js';

type InfusionChange = PatientCurve['infusions'][number];

/**
 * The last score before an infusion, and each visit after it with the change since. `pre` is literally the last
 * one, of any age and course, strictly before the start. The visits are those of the infusion's course, counted from
 * this infusion whatever the protocol's anchor, by time alone, until the patient's next infusion.
 */
export function infusionChange(
  infusion: InfusionFact,
  course: CourseFact,
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
  decimals: number,
): InfusionChange {
  const scored = assessments.filter(isScored).filter(isTimed);
  const pre = scored.sort(latestFirst).find(({ at }) => at < infusion.startedAt);
  const after = scored
    .filter((score) => isCandidate(course, { ...score, visit: null }) && score.at >= infusion.startedAt)
    .map((score) => ({ ...score, visit: null }));
  const { byVisit } = placeScores(course.protocol, anchorAt(infusion, infusions), after);
  return {
    id: infusion.id,
    number: infusion.number,
    at: isoTime(infusion.startedAt),
    courseId: infusion.courseId,
    pre: pre?.ticks == null ? null : scaled(pre.ticks, decimals),
    preAt: pre ? isoTime(pre.at) : null,
    preAssessmentId: pre?.id ?? null,
    visits: course.protocol.visits
      .filter(({ hours, name }) => hours !== null && name !== course.protocol.baseline)
      .map(({ name }) => {
        const { id = null, at = null, ticks = null } = byVisit.get(name) ?? {};
        return {
          visit: name,
          hours: at === null ? null : hoursBetween(infusion.startedAt, at),
          total: ticks === null ? null : scaled(ticks, decimals),
          change: ticks === null || pre?.ticks == null ? null : scaled(ticks - pre.ticks, decimals),
          assessmentId: id,
        };
      }),
  };
}
