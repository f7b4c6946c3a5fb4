import { z } from 'zod';
import { Treatment } from './care.js';
import { infusionPhases, routes } from './facts.js';
import { Id } from './fields.js';

const value = z.number().nullable();

/** Times are UTC; `offset`: minutes from UTC at the clinic, as the time was sent. */
export const TimelineInfusion = z.object({
  id: Id,
  version: z.number(),
  courseId: Id,
  number: z.number(),
  phase: z.enum(infusionPhases),
  at: z.string(),
  offset: z.number(),
  until: z.string().nullable(),
  drug: z.string(),
  route: z.enum(routes),
  doseMg: value,
  /** As sent, else from doseMg and weightKg. */
  doseMgPerKg: value,
  weightKg: value,
  /** The worst of each sign over the `n` readings of the infusion: highest pressure and rates, lowest saturation. */
  vitals: z.object({
    n: z.number(),
    systolic: value,
    diastolic: value,
    heartRate: value,
    oxygenSaturation: value,
    respiratoryRate: value,
  }),
  /** The highest CADSS-6 from the start of the infusion until 12 hours after. */
  dissociation: z.object({ at: z.string(), total: z.number() }).nullable(),
});
export type TimelineInfusion = z.infer<typeof TimelineInfusion>;

/** `missed`: its time is over without a score; `open`: it can be filled in now. */
export const visitStates = ['observed', 'missed', 'open', 'upcoming'] as const;
export type VisitState = (typeof visitStates)[number];

/** A visit that the protocol of a course asks for; `infusion`: 0 unless every infusion has visits of its own. */
export const ExpectedVisit = z.object({
  courseId: Id,
  infusion: z.number(),
  visit: z.string(),
  label: z.string(),
  opens: z.string(),
  target: z.string(),
  closes: z.string(),
  state: z.enum(visitStates),
  assessmentId: Id.nullable(),
});
export type ExpectedVisit = z.infer<typeof ExpectedVisit>;

/** Everything about one patient that is drawn on one axis of time; `series`: which scores there are to choose from. */
export const Timeline = z
  .object({
    asOf: z.string(),
    simulated: z.boolean(),
    courses: z.array(
      z.object({
        id: Id,
        protocol: z.string(),
        arm: z.string().nullable(),
        study: z.string().nullable(),
        indication: z.string().nullable(),
        startedAt: z.string().nullable(),
      }),
    ),
    infusions: z.array(TimelineInfusion),
    treatments: z.array(Treatment),
    series: z.array(
      z.object({
        series: z.string(),
        instrument: z.string(),
        name: z.string(),
        recall: z.string().nullable(),
        n: z.number(),
      }),
    ),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof Timeline>;

/** Subscales of one form, in points; null where it cannot be told. */
export const SymptomPoint = z.object({
  assessmentId: Id,
  at: z.string().nullable(),
  visit: z.string().nullable(),
  subscales: z.record(z.string(), z.number().nullable()),
});
export type SymptomPoint = z.infer<typeof SymptomPoint>;
