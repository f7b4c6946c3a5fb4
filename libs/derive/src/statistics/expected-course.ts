import type { ExpectedCourse } from '#contracts';
import {
  addTally,
  clipToScale,
  courseRule,
  emptyTally,
  expectedCourse,
  isCourseRefusal,
  isModelRefusal,
  scaled,
  type CoursePatient,
} from '#stats';
import { readCohortSpan, readOwnContributions, type TenantTransaction } from '#store';
import { parseVector } from '../build-patient.js';
import { cellOf, covariateOf } from '../cohort-definition.js';
import { tallyOfVector } from '../stored-tally.js';
import { readCohortTally, type CohortTally } from './cohort-tally.js';
import { fitOf } from './model.js';

type Numbers = Omit<ExpectedCourse, 'reading'>;

/**
 * What the model of a cohort expects of a patient who belongs to it. The patient's own course is taken out of the tally
 * first, which is exact, so nobody is predicted from himself. null: no such cohort; `not-a-member`: the patient is
 * not of it. Cost: one fit.
 */
export async function readExpectedCourse(
  tx: TenantTransaction,
  patientId: string,
  cohortId: string,
): Promise<Numbers | null | 'not-a-member'> {
  const source = await readCohortTally(tx, cohortId);
  if (!source) return null;
  const own = (await readOwnContributions(tx, cohortId, patientId)).flatMap(({ courseId, vector }) =>
    vector === null ? [] : [{ courseId, vector, ...memberOf(source, vector) }],
  );
  const member = own.find(({ patient }) => patient !== null);
  if (!member?.patient) return 'not-a-member';
  const { definition, protocol, instrument, cohort, head } = source;
  const others = addTally(
    addTally(emptyTally(), source.tally),
    tallyOfVector(definition, protocol, instrument, member.vector),
    -1n,
  );
  const span = await readCohortSpan(tx, cohortId);
  const answer = {
    cohort: cohort.id,
    cohortName: cohort.name,
    courseId: member.courseId,
    tally: head.tally,
    current: head.current,
    from: span.from,
    to: span.to,
    rule: {
      key: courseRule.key,
      version: courseRule.version,
      watch: courseRule.watch.tail,
      offCourse: courseRule.offCourse.tail,
      reasons: [...courseRule.reasons],
    },
  };
  const none = { n: 0, visits: [], latest: null };
  const model = fitOf(
    { ...source, tally: others },
    {
      response: 'score',
      baseline: 'by-visit',
      visits: 'post',
      patients: 'all',
      covariance: 'auto',
      df: 'satterthwaite',
      covariates: definition.covariates.map(({ name }) => name),
    },
  );
  if (isModelRefusal(model)) return { ...answer, ...none, refused: { ...model } };
  const course = expectedCourse(model, member.patient, instrument.better);
  if (isCourseRefusal(course)) return { ...answer, ...none, n: model.sums.patients, refused: { ...course } };
  const { min, max } = instrument.total;
  return {
    ...answer,
    n: course.patients,
    visits: course.visits.map(({ visit, seen, given, prediction, observed, badTail, category }) => {
      const clipped = prediction && clipToScale(prediction, min, max);
      return {
        visit,
        seen,
        given,
        estimate: clipped?.estimate ?? null,
        lower50: clipped?.lower50 ?? null,
        upper50: clipped?.upper50 ?? null,
        lower80: clipped?.lower80 ?? null,
        upper80: clipped?.upper80 ?? null,
        observed,
        badTail,
        category,
      };
    }),
    latest: course.latest && {
      visit: course.latest.visit,
      category: course.latest.category,
      badTail: course.latest.badTail,
    },
  };
}

/** The course as the model knows patients; null: it is not of the cohort. */
function memberOf(
  { definition, protocol, instrument, visits }: CohortTally,
  text: string,
): { patient: CoursePatient | null } {
  const { attributes, values } = parseVector(text);
  const cell = cellOf(definition, attributes);
  if (cell === null) return { patient: null };
  const score = (name: string): number | null => {
    const ticks = values[protocol.visits.findIndex((visit) => visit.name === name)] ?? null;
    return ticks === null ? null : scaled(ticks, instrument.decimals);
  };
  return {
    patient: {
      arm: definition.groupBy.length > 0 ? (cell[0] ?? null) : null,
      covariates: definition.covariates.map(({ name, kind }) => {
        const value = covariateOf(attributes, name);
        return { name, value: kind === 'numeric' && value !== null ? Number(value) : value };
      }),
      baseline: score(visits[0]?.name ?? ''),
      observed: visits.slice(1).map(({ name }) => ({ visit: name, score: score(name) })),
    },
  };
}
