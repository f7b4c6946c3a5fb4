import { z } from 'zod';
import { Id } from '../fields.js';
import { maybe, Refused } from './head.js';

export const expectedCourseQuery = z.strictObject({ cohort: z.uuid() });

/** `estimate` and its intervals clipped to the scale; `observed`: the score there is. */
const Visit = z.object({
  visit: z.string(),
  /** Patients of the model with a score there. */
  seen: z.number(),
  /** Visits whose scores the prediction knows besides the baseline. */
  given: z.array(z.string()),
  estimate: maybe,
  lower50: maybe,
  upper50: maybe,
  lower80: maybe,
  upper80: maybe,
  observed: maybe,
  /** Probability, by the prediction made before the visit, of a score at least that bad. */
  badTail: maybe,
  category: z.enum(['on course', 'watch', 'off course']).nullable(),
});

export const ExpectedCourse = z
  .object({
    cohort: Id,
    cohortName: z.string(),
    courseId: Id,
    tally: z.string(),
    current: z.boolean(),
    /** Patients in the model; the patient is not among them. */
    n: z.number(),
    /** First and last infusion of the cohort's patients, as dates. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    refused: Refused.optional(),
    visits: z.array(Visit),
    latest: z.object({ visit: z.string(), category: z.string(), badTail: z.number() }).nullable(),
    rule: z.object({
      key: z.string(),
      version: z.number(),
      watch: z.number(),
      offCourse: z.number(),
      reasons: z.array(z.string()),
    }),
    reading: z.array(z.string()),
  })
  .meta({ id: 'ExpectedCourse' });
export type ExpectedCourse = z.infer<typeof ExpectedCourse>;
