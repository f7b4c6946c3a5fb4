import { Refusal, refuseField, type ExpectedCourse } from '#contracts';
import { readExpectedCourse } from '#derive';
import { findCohort, type TenantTransaction } from '#store';

/** The expectation of a cohort's model, and the series it is of. Refuses a cohort that is not there or of others. */
export async function readExpected(
  tx: TenantTransaction,
  patientId: string,
  cohortId: string,
  series?: string,
): Promise<{ course: Omit<ExpectedCourse, 'reading'>; series: string }> {
  const cohort = await findCohort(tx, cohortId);
  const course = cohort && (await readExpectedCourse(tx, patientId, cohortId));
  if (!cohort || !course) throw new Refusal('not-found', 'There is no such cohort');
  if (series !== undefined && series !== cohort.series)
    throw refuseField('/cohort', 'series', `The cohort is of ${cohort.series}, not of ${series}`);
  if (course === 'not-a-member')
    throw refuseField('/cohort', 'not-a-member', 'The patient does not belong to this cohort');
  return { course, series: cohort.series };
}
