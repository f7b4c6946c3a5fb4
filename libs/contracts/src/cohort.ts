import { z } from 'zod';
import { Id, Key, label, Series } from './fields.js';

const none = (what: string) =>
  z
    .array(z.unknown())
    .max(0, { error: `${what} are not offered yet: leave them out` })
    .optional();

export const NewCohort = z
  .strictObject({
    name: label(200),
    study: Key.optional(),
    protocol: Key,
    series: Series,
    groupBy: z.array(z.literal('arm')).max(1).default([]),
    arms: z.array(label(100)).min(1).max(12).optional(),
    covariates: none('covariates'),
    rules: none('rules'),
    /** `infusion`: under an each-infusion protocol, the number of the infusion that counts. */
    filter: z.strictObject({ infusion: z.int().min(1).max(1000).optional() }).default({}),
  })
  .refine((cohort) => new Set(cohort.arms).size === (cohort.arms?.length ?? 0), {
    path: ['arms'],
    error: 'names an arm twice',
  })
  .refine((cohort) => cohort.arms === undefined || cohort.groupBy.length === 1, {
    path: ['arms'],
    error: 'arms need groupBy: ["arm"]',
  })
  .meta({ id: 'NewCohort' });
export type NewCohort = z.infer<typeof NewCohort>;

export const Cohort = z
  .object({
    id: Id,
    name: z.string(),
    study: z.string().nullable(),
    protocol: z.string(),
    series: z.string(),
    groupBy: z.array(z.string()),
    arms: z.array(z.string()).nullable(),
    filter: z.object({ infusion: z.number().optional() }),
    createdAt: z.string(),
  })
  .meta({ id: 'Cohort' });
export type Cohort = z.infer<typeof Cohort>;

const value = z.number().nullable();

const Change = z.object({
  n: z.number(),
  mean: value,
  sd: value,
  se: value,
  lower: value,
  upper: value,
  median: value,
});

export const VisitSummary = z.object({
  visit: z.string(),
  hours: value,
  n: z.number(),
  mean: value,
  sd: value,
  se: value,
  lower: value,
  upper: value,
  median: value,
  q1: value,
  q3: value,
  min: value,
  max: value,
  change: Change.nullable(),
});
export type VisitSummary = z.infer<typeof VisitSummary>;

export const CohortCurve = z
  .object({
    series: z.string(),
    protocol: z.string(),
    tally: z.string(),
    asOf: z.string(),
    current: z.boolean(),
    groups: z.array(
      z.object({
        arm: z.string().nullable(),
        n: z.number(),
        lost: z.number(),
        visits: z.array(VisitSummary),
      }),
    ),
  })
  .meta({ id: 'CohortCurve' });
export type CohortCurve = z.infer<typeof CohortCurve>;

export const PatientCurve = z
  .object({
    series: z.string(),
    revision: z.number(),
    current: z.boolean(),
    points: z.array(
      z.object({
        assessmentId: Id,
        at: z.string().nullable(),
        hours: value,
        visit: z.string().nullable(),
        total: value,
        change: value,
        used: z.boolean(),
        reason: z.string().optional(),
      }),
    ),
    infusions: z.array(
      z.object({
        id: Id,
        number: z.number(),
        at: z.string(),
        courseId: Id,
        pre: value,
        preAt: z.string().nullable(),
        preAssessmentId: Id.nullable(),
        visits: z.array(
          z.object({
            visit: z.string(),
            hours: value,
            total: value,
            change: value,
            assessmentId: Id.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PatientCurve' });
export type PatientCurve = z.infer<typeof PatientCurve>;
