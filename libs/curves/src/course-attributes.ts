import { doseBands, infusionCounts, UNKNOWN, type CourseAttributes } from '#contracts';
import { countedInfusion, infusionsOf } from './anchor.js';
import type { CourseFact, InfusionFact, TreatmentFact } from './facts.js';
import { isoDate } from './instants.js';
import { byId } from './order.js';

/** The start of a course: its first infusion, else its own start; null where neither is known. */
export const beginningOf = (course: CourseFact, infusions: readonly InfusionFact[]): number | null =>
  infusionsOf(course, infusions)[0]?.startedAt ?? course.startedAt;

const byBeginning =
  (infusions: readonly InfusionFact[]) =>
  (a: CourseFact, b: CourseFact): number =>
    (beginningOf(a, infusions) ?? Number.MAX_SAFE_INTEGER) -
      (beginningOf(b, infusions) ?? Number.MAX_SAFE_INTEGER) || byId(a, b);

/**
 * What cohorts filter and group a course by; docs/methods/cohort-filters.md. `courses` and `infusions`: all of the
 * patient's; quarter, route and dose are those of the infusion that the visits are counted from. O(n log n).
 */
export function courseAttributes(
  course: CourseFact,
  courses: readonly CourseFact[],
  infusions: readonly InfusionFact[],
  treatments: readonly TreatmentFact[],
  infusionNumber = 0,
): CourseAttributes {
  const counted = countedInfusion(course, infusions, infusionNumber);
  const own = infusionsOf(course, infusions);
  const start = counted?.startedAt ?? course.startedAt;
  const belonging = treatments.filter((treatment) => courseOf(treatment, courses, infusions) === course.id);
  const sameProtocol = courses.filter(({ protocol }) => protocol.key === course.protocol.key);
  const isOfStudy = ({ study }: CourseFact) => study === course.study;
  const sorted = (values: (string | null)[]) => [...new Set(values.flatMap((value) => value ?? []))].sort();
  return {
    arm: course.arm,
    indication: course.indication,
    order: placeAmong(course, sameProtocol, infusions),
    orderInStudy: placeAmong(course, sameProtocol.filter(isOfStudy), infusions),
    quarter: start === null ? null : quarterOf(start),
    route: counted?.route ?? UNKNOWN,
    dose: doseBand(counted?.doseMgPerKg ?? null),
    infusions: infusionCounts.find(({ from, to }) => from <= own.length && own.length <= to)?.key ?? UNKNOWN,
    boosters: own.some(({ phase }) => phase === 'booster') ? 'with' : 'without',
    psychotherapy: sorted(belonging.map(({ kind, phase }) => (kind === 'psychotherapy' ? phase : null))),
    treatments: sorted(belonging.map(({ kind }) => (kind === 'psychotherapy' ? null : kind))),
    covariates: course.covariates,
  };
}

/** The place of a course among those alike, from 1: a crossover is two courses. */
const placeAmong = (
  course: CourseFact,
  alike: readonly CourseFact[],
  infusions: readonly InfusionFact[],
): number => 1 + [...alike].sort(byBeginning(infusions)).findIndex(({ id }) => id === course.id);

/**
 * The course that a treatment belongs to: the one it names. Else a session of preparation goes with the next course
 * that begins, anything else with the last one that has begun; where there is none such, with the other.
 */
function courseOf(
  { courseId, phase, startedAt }: TreatmentFact,
  courses: readonly CourseFact[],
  infusions: readonly InfusionFact[],
): string | null {
  if (courseId !== null) return courseId;
  const begun = [...courses]
    .filter((course) => beginningOf(course, infusions) !== null)
    .sort(byBeginning(infusions));
  const at = (course: CourseFact): number => beginningOf(course, infusions) ?? 0;
  const last = begun.findLast((course) => at(course) <= startedAt);
  const next = begun.find((course) => at(course) >= startedAt);
  return ((phase === 'preparation' ? (next ?? last) : (last ?? next)) ?? courses[0])?.id ?? null;
}

/** By the UTC date. */
function quarterOf(at: number): string {
  const [year, month] = isoDate(at).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

const doseBand = (dose: number | null): string =>
  dose === null ? UNKNOWN : (doseBands.find(({ from, to }) => from <= dose && dose < to)?.key ?? UNKNOWN);
