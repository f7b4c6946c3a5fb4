import type { CourseAttributes } from '#contracts';
import {
  courseAttributes,
  courseVectors,
  patientCurve,
  type AssessmentFact,
  type CourseFact,
  type InfusionFact,
  type TreatmentFact,
} from '#curves';
import { parseSeries } from '#instruments';
import { canonicalJson } from '#stats';
import type { BuiltPatient, definitionsOf, PatientFacts } from '#store';

/** What cohorts know of a course: attributes, and ticks as text in the protocol's visit order. */
export interface StoredVector {
  attributes: CourseAttributes;
  due: (string | null)[];
  values: (bigint | null)[];
  /** Number of the first visit whose score came after a booster. */
  redosed: number | null;
}

export const vectorText = (vector: StoredVector): string => canonicalJson(vector);

export function parseVector(text: string): StoredVector {
  const { attributes, due, values, redosed } = JSON.parse(text) as StoredVector & {
    values: (string | null)[];
  };
  return { attributes, due, redosed, values: values.map((value) => (value === null ? null : BigInt(value))) };
}

export interface CurveFacts {
  courses: CourseFact[];
  infusions: InfusionFact[];
  assessments: AssessmentFact[];
  treatments: TreatmentFact[];
}

/** Age in whole years at the start of the course, from the year of birth alone: one year too many at most. */
function knownCovariates(
  { sex, birth_year }: PatientFacts,
  { covariates, started_at }: PatientFacts['courses'][number],
  firstInfusion: Date | undefined,
): Record<string, string> {
  const start = firstInfusion ?? started_at;
  return {
    ...(sex === null ? {} : { sex }),
    ...(birth_year === null || !start ? {} : { age: String(start.getUTCFullYear() - birth_year) }),
    ...covariates,
  };
}

export async function curveFacts(
  facts: PatientFacts,
  definitions: ReturnType<typeof definitionsOf>,
): Promise<CurveFacts> {
  const courses: CourseFact[] = [];
  // One after the other: a connection carries one query at a time.
  for (const course of facts.courses) {
    const { id, protocol, arm, study, indication, started_at } = course;
    const own = facts.infusions.filter(({ course_id }) => course_id === id);
    const starts = own.map(({ started_at: start }) => start).sort((a, b) => a.getTime() - b.getTime());
    courses.push({
      id,
      arm,
      study,
      indication,
      protocol: await definitions.protocol(protocol),
      startedAt: started_at?.getTime() ?? null,
      covariates: knownCovariates(facts, course, starts[0]),
    });
  }
  return {
    courses,
    infusions: facts.infusions.map(({ id, course_id, number, started_at, phase, route, dose_mg_per_kg }) => ({
      id,
      number,
      courseId: course_id,
      startedAt: started_at.getTime(),
      phase,
      route,
      doseMgPerKg: dose_mg_per_kg,
    })),
    treatments: facts.treatments.map(({ id, course_id, kind, phase, started_at }) => ({
      id,
      kind,
      phase,
      courseId: course_id,
      startedAt: started_at.getTime(),
    })),
    assessments: facts.assessments.map((row) => ({
      id: row.id,
      courseId: row.course_id,
      series: row.series,
      at: row.administered_at?.getTime() ?? null,
      visit: row.visit,
      ticks: row.ticks === null ? null : BigInt(row.ticks),
      withdrawn: row.withdrawn,
      received: row.received,
    })),
  };
}

/** Everything derived from one patient's facts; the same facts give the same bytes. */
export async function buildPatient(
  facts: PatientFacts,
  definitions: ReturnType<typeof definitionsOf>,
): Promise<BuiltPatient> {
  const { courses, infusions, assessments, treatments } = await curveFacts(facts, definitions);
  const series = [...new Set(assessments.map((assessment) => assessment.series))].sort();
  const curves: BuiltPatient['curves'] = [];
  for (const key of series) {
    const { decimals } = await definitions.instrument(parseSeries(key).key);
    const curve = patientCurve({ series: key, decimals }, courses, infusions, assessments);
    curves.push({ series: key, curve: canonicalJson(curve) });
  }
  return {
    id: facts.patient.id,
    revision: facts.patient.revision,
    curves,
    vectors: courses.flatMap((course) =>
      courseVectors(course, infusions, assessments).map(
        ({ series: key, infusion, values, due, redosed }) => ({
          courseId: course.id,
          series: key,
          infusion,
          vector: vectorText({
            attributes: courseAttributes(course, courses, infusions, treatments, infusion),
            due,
            redosed,
            values,
          }),
        }),
      ),
    ),
    courses: facts.courses.map(({ id, protocol, study }) => ({ id, protocol, study })),
  };
}
