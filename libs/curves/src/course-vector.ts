import { anchorOf, type Anchoring } from './anchor.js';
import { countedInfusions, courseScores, isCandidate } from './course-scores.js';
import type { AssessmentFact, CourseFact, InfusionFact } from './facts.js';
import { isoDate, millisecondsOf } from './instants.js';
import { placeScores } from './visit-windows.js';

/** A course's scores in one series, in the protocol's visit order, and until when a missing one can still come. */
export interface CourseSeriesVector {
  values: (bigint | null)[];
  due: (string | null)[];
  /** The first visit, by number, whose score came after a booster infusion of the course. */
  redosed: number | null;
}

export interface SeriesVector extends CourseSeriesVector {
  /** '' for the vector without a score: what the course contributes to a series it was never asked. */
  series: string;
  /** Number of the infusion under an each-infusion protocol; 0 under any other. */
  infusion: number;
}

/**
 * What one course contributes to a cohort of one series; `assessments` are of that series, `infusions` are all of
 * the patient's. `due`, for a visit without a score: the UTC date on which its window closes (of the baseline:
 * the date of the dose), null where there is no window or no anchor yet. O(n log n) for each visit.
 */
export function courseVector(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
  infusionNumber = 0,
): CourseSeriesVector {
  const anchoring = anchorOf(course, infusions, infusionNumber);
  const scores = courseScores(course, infusions, assessments, infusionNumber);
  const { byVisit } = placeScores(course.protocol, anchoring, scores);
  const dates = dueDates(course, anchoring);
  const values = course.protocol.visits.map(({ name }) => byVisit.get(name)?.ticks ?? null);
  const boosters = infusions.filter(({ courseId, phase }) => courseId === course.id && phase === 'booster');
  const booster = Math.min(...boosters.map(({ startedAt }) => startedAt));
  const redosed = course.protocol.visits.findIndex(
    ({ name }) => (byVisit.get(name)?.at ?? -Infinity) > booster,
  );
  return {
    values,
    due: values.map((value, index) => (value === null ? (dates[index] ?? null) : null)),
    redosed: redosed < 0 ? null : redosed,
  };
}

/** The scores that stand at the visits of a course, by visit. Arguments as `courseVector`. */
export const placedScores = (
  course: CourseFact,
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
  infusionNumber = 0,
): Map<string, AssessmentFact> => {
  const number = course.protocol.anchor === 'each-infusion' ? infusionNumber || 1 : 0;
  const scores = courseScores(course, infusions, assessments, number);
  return placeScores(course.protocol, anchorOf(course, infusions, number), scores).byVisit;
};

/**
 * Everything that one course contributes to cohorts: one vector for each series of its scores and each counted
 * infusion, and the one without scores. Under each-infusion there is none before the first infusion.
 */
export function courseVectors(
  course: CourseFact,
  infusions: readonly InfusionFact[],
  assessments: readonly AssessmentFact[],
): SeriesVector[] {
  const scores = assessments.filter((assessment) => isCandidate(course, assessment));
  const keys = ['', ...[...new Set(scores.map(({ series }) => series))].sort()];
  return countedInfusions(course, infusions).flatMap((infusion) =>
    keys.map((series) => ({
      series,
      infusion,
      ...courseVector(
        course,
        infusions,
        scores.filter((score) => score.series === series),
        infusion,
      ),
    })),
  );
}

const dueDates = ({ protocol }: CourseFact, anchoring: Anchoring | null): (string | null)[] =>
  protocol.visits.map(({ name, until }) => {
    if (anchoring === null) return null;
    if (name === protocol.baseline) return isoDate(anchoring.dose ?? anchoring.at);
    return until === null ? null : isoDate(anchoring.at + millisecondsOf(until));
  });
