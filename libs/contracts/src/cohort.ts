import { z } from 'zod';
import { CohortFilter, groupings, Period } from './cohort-filter.js';
import { Id, Key, label, Series } from './fields.js';

/** `sex`, `age`, or a column cov_NAME of a study, without the cov_. */
const CovariateName = z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/, 'is not the name of a covariate');

/** A name alone: numeric if every recorded value is a number when the cohort is made, else categorical. */
const NewCovariate = z.union([
  CovariateName,
  z.strictObject({
    name: CovariateName,
    kind: z.enum(['categorical', 'numeric']),
    decimals: z.int().min(0).max(15).optional(),
  }),
]);

export const Covariate = z.object({
  name: z.string(),
  kind: z.enum(['categorical', 'numeric']),
  /** A numeric covariate is kept in whole units of 10^-decimals. */
  decimals: z.number(),
});
export type Covariate = z.infer<typeof Covariate>;

const atMostTwoDecimals = (value: number): boolean => Number.isInteger(Math.round(value * 1e6) / 1e4);

/**
 * When a course counts as a response: improved by `value` percent of the own baseline, or by `value` points, or at or
 * beyond `value` points in the good direction (remission), each at least.
 */
export const Rule = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/, 'is not a key such as percent50'),
    kind: z.enum(['percent', 'points', 'below']),
    value: z.number(),
  })
  .refine(({ kind, value }) => kind !== 'percent' || (value > 0 && value <= 100), {
    path: ['value'],
    error: 'is a percentage above 0 and at most 100',
  })
  .refine(({ kind, value }) => kind !== 'percent' || atMostTwoDecimals(value), {
    path: ['value'],
    error: 'has at most two decimals',
  })
  .refine(({ kind, value }) => kind !== 'points' || value > 0, { path: ['value'], error: 'is above 0' })
  .meta({ id: 'Rule' });
export type Rule = z.infer<typeof Rule>;

/** At least 30 % as Feder et al. 2021 had it for CAPS-5, and half as is usual for depression. */
export const defaultRules: Rule[] = [
  { key: 'percent30', kind: 'percent', value: 30 },
  { key: 'percent50', kind: 'percent', value: 50 },
];

const named = (covariate: z.infer<typeof NewCovariate>): string =>
  typeof covariate === 'string' ? covariate : covariate.name;

const isUnique = (names: readonly string[] = []): boolean => new Set(names).size === names.length;

const overlaps = (one: Period) => (other: Period) => one.from <= other.to && other.from <= one.to;

export const NewCohort = z
  .strictObject({
    name: label(200),
    study: Key.optional(),
    protocol: Key,
    series: Series,
    groupBy: z.array(z.enum(groupings)).max(1).default([]),
    /** The groups in order, the first being the reference: of `arm`, or of whatever is grouped by. */
    arms: z.array(label(200)).min(1).max(12).optional(),
    periods: z.array(Period).min(1).max(12).optional(),
    /** Of the protocol's visits those that count, the baseline among them; all unless given. */
    visits: z.array(label(40)).min(2).max(60).optional(),
    covariates: z.array(NewCovariate).max(6).optional(),
    rules: z.array(Rule).min(1).max(6).default(defaultRules),
    filter: CohortFilter.default({}),
  })
  .refine((cohort) => isUnique(cohort.arms), { path: ['arms'], error: 'names a group twice' })
  .refine((cohort) => isUnique(cohort.visits), { path: ['visits'], error: 'names a visit twice' })
  .refine((cohort) => isUnique(cohort.covariates?.map(named)), {
    path: ['covariates'],
    error: 'names a covariate twice',
  })
  .refine((cohort) => isUnique(cohort.rules.map(({ key }) => key)), {
    path: ['rules'],
    error: 'names a rule twice',
  })
  .refine((cohort) => isUnique(cohort.periods?.map(({ name }) => name)), {
    path: ['periods'],
    error: 'names a period twice',
  })
  .refine(({ periods = [] }) => !periods.some((one, place) => periods.slice(0, place).some(overlaps(one))), {
    path: ['periods'],
    error: 'overlap: a course is of one period at most',
  })
  .refine((cohort) => cohort.arms === undefined || cohort.groupBy.length === 1, {
    path: ['arms'],
    error: 'arms need groupBy: ["arm"]',
  })
  .refine((cohort) => (cohort.periods !== undefined) === (cohort.groupBy[0] === 'period'), {
    path: ['periods'],
    error: 'periods go with groupBy: ["period"], and are needed there',
  })
  .refine((cohort) => cohort.arms === undefined || cohort.periods === undefined, {
    path: ['arms'],
    error: 'periods are in order already',
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
    periods: z.array(Period).nullable(),
    visits: z.array(z.string()),
    covariates: z.array(Covariate),
    rules: z.array(Rule),
    filter: CohortFilter,
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
    simulated: z.boolean(),
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
