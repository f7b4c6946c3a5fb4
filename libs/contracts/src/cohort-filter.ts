import { z } from 'zod';
import { therapyPhases, treatmentKinds } from './care.js';
import { routes } from './facts.js';
import { label } from './fields.js';

/**
 * Doses in mg/kg, `from` inclusive and `to` exclusive. The trials gave 0.2 and 0.5 (Abdallah et al. 2022) and 0.5
 * (Feder et al. 2014, 2021); clinics go from 0.5 up to about 1.0 (docs/methods/cohort-filters.md).
 */
export const doseBands = [
  { key: 'under-0.4', from: 0, to: 0.4 },
  { key: '0.4-0.6', from: 0.4, to: 0.6 },
  { key: '0.6-0.9', from: 0.6, to: 0.9 },
  { key: '0.9-1.2', from: 0.9, to: 1.2 },
  { key: '1.2-or-more', from: 1.2, to: Infinity },
] as const;

/** Infusions of a course, `to` inclusive. An induction is six in most trials and clinics. */
export const infusionCounts = [
  { key: '0', from: 0, to: 0 },
  { key: '1', from: 1, to: 1 },
  { key: '2-3', from: 2, to: 3 },
  { key: '4-5', from: 4, to: 5 },
  { key: '6', from: 6, to: 6 },
  { key: '7-8', from: 7, to: 8 },
  { key: '9-or-more', from: 9, to: Infinity },
] as const;

const keysOf = <const Band extends { key: string }>(bands: readonly Band[]): Band['key'][] =>
  bands.map(({ key }) => key);

export const UNKNOWN = 'unknown';
export const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/, 'is not a quarter such as 2026-Q1');

/** Any of the values; a course with several (phases of therapy) needs one of them. */
const anyOf = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(60).optional();
const withOrWithout = z.enum(['with', 'without']).optional();

/** What a cohort can be narrowed to: values of an offered grid only, so that no filter singles out a person. */
export const CohortFilter = z
  .strictObject({
    /** Under an each-infusion protocol: the number of the infusion that counts; the first unless given. */
    infusion: z.int().min(1).max(1000).optional(),
    /** Which of a patient's courses of the protocol (and study) counts; the first unless given. */
    course: z.int().min(1).max(100).optional(),
    arm: anyOf(label(100)),
    indication: anyOf(label(200)),
    quarter: anyOf(Quarter),
    route: anyOf(z.enum([...routes, UNKNOWN])),
    dose: anyOf(z.enum([...keysOf(doseBands), UNKNOWN])),
    infusions: anyOf(z.enum(keysOf(infusionCounts))),
    boosters: withOrWithout,
    psychotherapy: anyOf(z.enum(['none', ...therapyPhases])),
    treatments: anyOf(z.enum(['none', ...treatmentKinds.filter((kind) => kind !== 'psychotherapy')])),
  })
  .meta({ id: 'CohortFilter' });
export type CohortFilter = z.infer<typeof CohortFilter>;

/** What groups of a cohort can be made of: one value a course. */
export const groupings = [
  'arm',
  'period',
  'quarter',
  'route',
  'dose',
  'infusions',
  'boosters',
  'psychotherapy',
  'indication',
] as const;
export type Grouping = (typeof groupings)[number];

/** A stretch of whole quarters, both ends included. */
export const Period = z
  .strictObject({ name: label(100), from: Quarter, to: Quarter })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'is before from' });
export type Period = z.infer<typeof Period>;

/** A course as cohorts see it, worked out from the facts. `quarter`, `route`, `dose`: of the infusion that counts. */
export interface CourseAttributes {
  arm: string | null;
  indication: string | null;
  /** 1 for the patient's first course of the protocol; `orderInStudy`: of the protocol and the study. */
  order: number;
  orderInStudy: number;
  quarter: string | null;
  route: string;
  dose: string;
  infusions: string;
  boosters: 'with' | 'without';
  /** Phases of the sessions that belong to the course, each once. */
  psychotherapy: string[];
  /** Kinds of the other treatments that belong to the course, each once. */
  treatments: string[];
  /** Decimal text or a category; what is not known is absent. */
  covariates: Record<string, string>;
}

/** The values on offer, those that the clinic's own facts bring included. */
export const FilterGrid = z
  .object({
    arm: z.array(z.string()),
    indication: z.array(z.string()),
    quarter: z.array(z.string()),
    study: z.array(z.string()),
    protocol: z.array(z.string()),
    route: z.array(z.string()),
    dose: z.array(z.string()),
    infusions: z.array(z.string()),
    boosters: z.array(z.string()),
    psychotherapy: z.array(z.string()),
    treatments: z.array(z.string()),
    covariates: z.array(z.string()),
    groupings: z.array(z.string()),
  })
  .meta({ id: 'FilterGrid' });
export type FilterGrid = z.infer<typeof FilterGrid>;
