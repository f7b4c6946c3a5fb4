import { NewProtocol, type Protocol } from '#contracts';
import {
  courseVector,
  federProtocol,
  resolveProtocol,
  type AssessmentFact,
  type CourseFact,
  type InfusionFact,
} from '#curves';
import { addTally, emptyTally, tallyCourse, type ResponseRule, type Tally } from '#stats';
import { instantOf } from './instants.js';
import { VISITS, type Amendment, type Course, type Patient } from './trial.arbitrary.js';

export const SERIES = 'pcl-5:P1D';

export const byNameProtocol = NewProtocol.parse({
  key: 'by-name',
  name: 'Visits by name only',
  anchor: 'course-start',
  baseline: VISITS[0],
  visits: VISITS.map((name) => ({ name })),
});

const protocols: Record<Course['protocol'], Protocol> = {
  'feder-2014': federProtocol,
  'by-name': resolveProtocol(byNameProtocol),
};

/** The default rules of a cohort of the PCL-5, percentages in hundredths. */
const rules: ResponseRule[] = [
  { key: 'percent30', kind: 'percent', value: 3000n, better: 'lower' },
  { key: 'percent50', kind: 'percent', value: 5000n, better: 'lower' },
];

interface Standing {
  hours: number;
  version: number;
  total: number;
  withdrawn: boolean;
}

/** What stands after the amendments; `version` numbers the one that last moved the fact in time. */
const standing = (hours: number, total: number, amendments: Amendment[]): Standing =>
  amendments.reduce<Standing>(
    (before, amendment, index) =>
      'withdrawn' in amendment
        ? { ...before, withdrawn: true }
        : 'total' in amendment
          ? { ...before, total: amendment.total, withdrawn: false }
          : { ...before, hours: amendment.hours, version: index + 1, withdrawn: false },
    { hours, total, version: 0, withdrawn: false },
  );

/** The facts of one patient as they stand, in memory. */
function factsOf(patient: Patient) {
  const courses = patient.courses.map(({ protocol, arm }, index): CourseFact => ({
    id: String(index),
    protocol: protocols[protocol],
    arm,
    study: null,
    indication: null,
    startedAt: null,
    covariates: {},
  }));
  const infusions = patient.courses.flatMap((course, courseIndex) =>
    course.infusions.flatMap((infusion, index): InfusionFact[] => {
      const { hours, version, withdrawn } = standing(infusion.hours, 0, infusion.amendments);
      const startedAt = instantOf(hours, 50 + courseIndex * 10 + index, version);
      return withdrawn
        ? []
        : [
            {
              id: `${courseIndex} ${index}`,
              courseId: String(courseIndex),
              number: index + 1,
              startedAt,
              phase: 'induction',
              route: 'IV',
              doseMgPerKg: null,
            },
          ];
    }),
  );
  const assessments = patient.forms.map((form, index): AssessmentFact => {
    const { hours, version, total, withdrawn } = standing(form.hours, form.total, form.amendments);
    return {
      id: String(index),
      courseId: form.course === null ? null : String(form.course),
      series: SERIES,
      at: instantOf(hours, index, version),
      visit: form.visit,
      ticks: BigInt(total),
      withdrawn,
      received: 0,
    };
  });
  return { courses, infusions, assessments };
}

/** A patient counts once, with the course that begins first; of those that have not begun, the one recorded first. */
function firstOf(courses: CourseFact[], infusions: InfusionFact[]): CourseFact | undefined {
  const start = ({ id }: CourseFact) =>
    Math.min(...infusions.flatMap(({ courseId, startedAt }) => (courseId === id ? [startedAt] : [])));
  return courses.reduce<CourseFact | undefined>(
    (first, course) => (first && start(first) <= start(course) ? first : course),
    undefined,
  );
}

/** A cohort's tally from the facts alone: no database, no order, no increments. */
export function expectedTally(trial: Patient[], protocol: Course['protocol']): Tally {
  const sum = emptyTally();
  for (const patient of trial) {
    const { courses, infusions, assessments } = factsOf(patient);
    const course = firstOf(
      courses.filter((each) => each.protocol.key === protocol),
      infusions,
    );
    if (!course) continue;
    const own = assessments.filter(({ courseId }) => courseId === null || courseId === course.id);
    addTally(sum, tallyCourse({ cell: [course.arm], ...courseVector(course, infusions, own) }, 0, rules));
  }
  return sum;
}
