import {
  courseVectors,
  patientCurve,
  type AssessmentFact,
  type CourseFact,
  type InfusionFact,
} from '#curves';
import { parseSeries } from '#instruments';
import { canonicalJson } from '#stats';
import type { BuiltPatient, definitionsOf, PatientFacts } from '#store';

/** A stored vector: ticks as text, in the protocol's visit order. */
export const vectorText = (values: (bigint | null)[], due: (string | null)[]): string =>
  canonicalJson({ due, values });

export function parseVector(text: string): { values: (bigint | null)[]; due: (string | null)[] } {
  const { due, values } = JSON.parse(text) as { due: (string | null)[]; values: (string | null)[] };
  return { due, values: values.map((value) => (value === null ? null : BigInt(value))) };
}

export interface CurveFacts {
  courses: CourseFact[];
  infusions: InfusionFact[];
  assessments: AssessmentFact[];
}

export async function curveFacts(
  facts: PatientFacts,
  definitions: ReturnType<typeof definitionsOf>,
): Promise<CurveFacts> {
  const courses: CourseFact[] = [];
  // One after the other: a connection carries one query at a time.
  for (const { id, protocol, arm, study, started_at } of facts.courses)
    courses.push({
      id,
      arm,
      study,
      protocol: await definitions.protocol(protocol),
      startedAt: started_at?.getTime() ?? null,
    });
  return {
    courses,
    infusions: facts.infusions.map(({ id, course_id, number, started_at }) => ({
      id,
      number,
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
  const { courses, infusions, assessments } = await curveFacts(facts, definitions);
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
      courseVectors(course, infusions, assessments).map(({ series: key, infusion, values, due }) => ({
        courseId: course.id,
        series: key,
        infusion,
        vector: vectorText(values, due),
      })),
    ),
    courses: facts.courses.map(({ id, protocol, study }) => ({ id, protocol, study })),
  };
}
