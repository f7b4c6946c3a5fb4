import type { PatientCurve } from '#contracts';
import { scaled } from '#stats';
import { scoresOfCourse } from './course-vector.js';
import { HOUR, type AssessmentFact, type CourseFact, type InfusionFact } from './facts.js';
import { anchorCourse, anchorInfusion, inTimeOrder, placeScores, type Reason } from './visit-windows.js';

type Curve = Omit<PatientCurve, 'revision' | 'current'>;
type Point = Curve['points'][number];

interface Use {
  visit: string;
  isBaseline: boolean;
  baseline: AssessmentFact | undefined;
}

/** Where each score stands in the patient's courses: as a post-value rather than a baseline where it is both. */
function usesOf(courses: CourseFact[], infusions: InfusionFact[], assessments: AssessmentFact[]) {
  const uses = new Map<string, Use>();
  const reasons = new Map<string, Reason>();
  const baselines: { from: number; baseline: AssessmentFact; of: Set<string> }[] = [];
  for (const course of courses) {
    const own = infusions.filter(({ courseId }) => courseId === course.id).map(({ number }) => number);
    const counted = course.protocol.anchor === 'each-infusion' && own.length > 0 ? own : [0];
    for (const infusion of counted.sort((a, b) => a - b)) {
      const anchoring = anchorCourse(course, infusions, infusion);
      const scores = scoresOfCourse(course, assessments);
      const placed = placeScores(course.protocol, anchoring, scores);
      const baseline = placed.byVisit.get(course.protocol.baseline);
      if (baseline)
        baselines.push({
          from: anchoring?.at ?? -Infinity,
          baseline,
          of: new Set(scores.map(({ id }) => id)),
        });
      for (const [visit, { id }] of placed.byVisit) {
        const isBaseline = visit === course.protocol.baseline;
        const known = uses.get(id);
        if (!known || (known.isBaseline && !isBaseline)) uses.set(id, { visit, isBaseline, baseline });
      }
      for (const [id, reason] of placed.reasons) if (!reasons.has(id)) reasons.set(id, reason);
    }
  }
  baselines.sort((a, b) => b.from - a.from);
  /** A score outside every window is still compared with the baseline of the course that it follows. */
  const followed = ({ id, at }: AssessmentFact): AssessmentFact | undefined =>
    at === null ? undefined : baselines.find(({ from, of }) => from <= at && of.has(id))?.baseline;
  return { uses, reasons, followed };
}

/** Hours since the latest infusion at or before the score; before the first one, negative hours until it. */
function hoursSinceInfusion(
  at: number | null,
  courses: CourseFact[],
  infusions: InfusionFact[],
): number | null {
  if (at === null) return null;
  const latest = infusions.findLast(({ startedAt }) => startedAt <= at) ?? infusions[0];
  if (latest) return (at - latest.startedAt) / HOUR;
  const start = courses.find(
    ({ protocol, startedAt }) => protocol.anchor === 'course-start' && startedAt !== null,
  );
  return start?.startedAt == null ? null : (at - start.startedAt) / HOUR;
}

const byId = <Fact extends { id: string }>(a: Fact, b: Fact): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * One patient's curve in one series: every score with where it stands or why not, and every infusion with the last
 * score before it, each visit after it and the change. Changes are exact differences of ticks.
 * Method: docs/methods/patient-curve.md. O(infusions times n log n).
 */
export function patientCurve(
  { series, decimals }: { series: string; decimals: number },
  courseFacts: readonly CourseFact[],
  infusionFacts: readonly InfusionFact[],
  assessmentFacts: readonly AssessmentFact[],
): Curve {
  const courses = [...courseFacts].sort(byId);
  const infusions = inTimeOrder(infusionFacts);
  const assessments = assessmentFacts.filter((assessment) => assessment.series === series);
  const { uses, reasons, followed } = usesOf(courses, infusions, assessments);
  const total = (ticks: bigint | null): number | null => (ticks === null ? null : scaled(ticks, decimals));
  const difference = (later: bigint | null, earlier: bigint | null | undefined): number | null =>
    later === null || earlier == null ? null : scaled(later - earlier, decimals);
  const isoTime = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
  const visitOrder = (visit: string | null): number =>
    Math.max(-1, ...courses.map(({ protocol }) => protocol.visits.findIndex(({ name }) => name === visit)));

  const points = [...assessments]
    .sort(
      (a, b) =>
        (a.at ?? -Infinity) - (b.at ?? -Infinity) || visitOrder(a.visit) - visitOrder(b.visit) || byId(a, b),
    )
    .map((assessment): Point => {
      const { id, at, ticks, withdrawn } = assessment;
      const use = uses.get(id);
      const standing = withdrawn ? null : ticks;
      return {
        assessmentId: id,
        at: isoTime(at),
        hours: hoursSinceInfusion(at, courses, infusions),
        visit: use?.visit ?? null,
        total: total(standing),
        change: use?.isBaseline ? null : difference(standing, (use?.baseline ?? followed(assessment))?.ticks),
        used: use !== undefined,
        ...(use ? {} : { reason: reasons.get(id) ?? (withdrawn ? 'withdrawn' : 'no-course') }),
      };
    });

  const scored = assessments.filter(
    ({ ticks, withdrawn, at }) => ticks !== null && !withdrawn && at !== null,
  );
  const newestFirst = [...scored].sort(
    (a, b) => (b.at ?? 0) - (a.at ?? 0) || b.received - a.received || -byId(a, b),
  );
  return {
    series,
    points,
    infusions: infusions.map((infusion) => {
      const course = courses.find(({ id }) => id === infusion.courseId);
      const pre = newestFirst.find(({ at }) => (at ?? 0) < infusion.startedAt);
      const after = scored
        .filter(({ at }) => (at ?? 0) >= infusion.startedAt)
        .map((each) => ({ ...each, visit: null }));
      const visits = (course?.protocol.visits ?? []).filter(({ after: opens }) => opens !== null);
      const { byVisit } = course
        ? placeScores(course.protocol, anchorInfusion(infusion, infusions), after)
        : { byVisit: new Map<string, AssessmentFact>() };
      return {
        id: infusion.id,
        number: infusion.number,
        at: new Date(infusion.startedAt).toISOString(),
        courseId: infusion.courseId,
        pre: total(pre?.ticks ?? null),
        preAt: isoTime(pre?.at ?? null),
        preAssessmentId: pre?.id ?? null,
        visits: visits.map(({ name }) => {
          const standing = byVisit.get(name);
          return {
            visit: name,
            hours: standing?.at == null ? null : (standing.at - infusion.startedAt) / HOUR,
            total: total(standing?.ticks ?? null),
            change: standing ? difference(standing.ticks, pre?.ticks) : null,
            assessmentId: standing?.id ?? null,
          };
        }),
      };
    }),
  };
}
