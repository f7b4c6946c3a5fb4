import { z } from 'zod';
import { Id } from './fields.js';

/**
 * Every background job and what it carries: ids, never data. A job is a hint that something lags behind the
 * revisions; losing, doubling or reordering it changes nothing but latency.
 */
export const jobs = {
  'rebuild-patients': z.strictObject({ clinicId: Id, patientIds: z.array(Id).min(1) }),
  'fold-cohorts': z.strictObject({ clinicId: Id, cohortIds: z.array(Id).min(1) }),
  'run-import': z.strictObject({ clinicId: Id, importId: Id }),
} as const;
export type JobName = keyof typeof jobs;
export type JobData<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
