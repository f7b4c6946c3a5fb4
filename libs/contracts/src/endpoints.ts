import { z } from 'zod';
import { NewClinic, NewKey, type Policy } from './access.js';
import { NewTreatment, NewVitals, Treatment, TreatmentAmendment, Vitals, VitalsAmendment } from './care.js';
import { Cohort, CohortCurve, NewCohort, PatientCurve } from './cohort.js';
import { FilterGrid } from './cohort-filter.js';
import {
  Assessment,
  AssessmentAmendment,
  InfusionAmendment,
  NewAssessment,
  NewCourse,
  NewInfusion,
  NewPatient,
  Patient,
  ScoredAssessment,
} from './facts.js';
import { Id, Instant, Series } from './fields.js';
import { ImportQuery, ImportReport } from './imports.js';
import { Instrument, NewInstrument } from './instrument.js';
import { NewProtocol, Protocol } from './protocol.js';
import { Timeline } from './timeline.js';

/** One route: the router, the checks and the OpenAPI document are all made from it. */
export interface Endpoint {
  method: 'GET' | 'POST';
  path: string;
  /** null: open to everybody. */
  policy: Policy | null;
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** The body is a stream of these content types instead of JSON. */
  consumes?: readonly string[];
  status: 200 | 201 | 202;
  answer?: z.ZodType;
}

const endpoint = <const E extends Endpoint>(declared: E): E => declared;
const byId = z.strictObject({ id: Id });
const made = z.object({ id: Id });
const page = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const chartNames = ['mean-curve'] as const;
/** `y` and `bars` unless given: the full scale and SE for the mean curve, the data and 95 % intervals for change. */
export const cohortChartQuery = z.strictObject({
  x: z.enum(['visit', 'hours']).default('visit'),
  y: z.enum(['full', 'data']).optional(),
  bars: z.enum(['se', 'ci']).optional(),
  asOf: z.iso.date().optional(),
});
export type CohortChartQuery = z.infer<typeof cohortChartQuery>;

export const patientChartNames = [] as const;
/** `series`: the one with the most scores unless given. */
export const patientChartQuery = z.strictObject({
  series: Series.optional(),
  y: z.enum(['full', 'data']).default('full'),
  asOf: Instant.optional(),
});
export type PatientChartQuery = z.infer<typeof patientChartQuery>;

export const endpoints = {
  live: endpoint({
    method: 'GET',
    path: '/livez',
    policy: null,
    summary: 'The process answers',
    status: 200,
  }),
  ready: endpoint({
    method: 'GET',
    path: '/readyz',
    policy: null,
    summary: 'Requests can be served',
    status: 200,
  }),
  openApi: endpoint({
    method: 'GET',
    path: '/openapi.json',
    policy: 'document.read',
    summary: 'This document',
    status: 200,
  }),
  docs: endpoint({
    method: 'GET',
    path: '/docs',
    policy: 'document.read',
    summary: 'The routes, for people',
    status: 200,
  }),
  createClinic: endpoint({
    method: 'POST',
    path: '/v1/clinics',
    policy: 'clinic.create',
    summary: 'Make a clinic',
    body: NewClinic,
    status: 201,
    answer: made,
  }),
  createKey: endpoint({
    method: 'POST',
    path: '/v1/keys',
    policy: 'key.create',
    summary: 'Make an API key; it is shown once',
    body: NewKey,
    status: 201,
    answer: z.object({ id: Id, key: z.string() }),
  }),
  createPatient: endpoint({
    method: 'POST',
    path: '/v1/patients',
    policy: 'fact.write',
    summary: 'Record a patient by the key of the source system',
    body: NewPatient,
    status: 201,
    answer: made,
  }),
  listPatients: endpoint({
    method: 'GET',
    path: '/v1/patients',
    policy: 'patient.read',
    summary: 'Patients, oldest first',
    query: page.extend({
      sourceSystem: z.string().max(100).optional(),
      sourceId: z.string().max(200).optional(),
    }),
    status: 200,
    answer: pageOf(Patient),
  }),
  getPatient: endpoint({
    method: 'GET',
    path: '/v1/patients/:id',
    policy: 'patient.read',
    summary: 'One patient',
    params: byId,
    status: 200,
    answer: Patient,
  }),
  createCourse: endpoint({
    method: 'POST',
    path: '/v1/patients/:id/courses',
    policy: 'fact.write',
    summary: 'Record a course of treatment',
    params: byId,
    body: NewCourse,
    status: 201,
    answer: made,
  }),
  createInfusion: endpoint({
    method: 'POST',
    path: '/v1/courses/:id/infusions',
    policy: 'fact.write',
    summary: 'Record an infusion',
    params: byId,
    body: NewInfusion,
    status: 201,
    answer: z.object({ id: Id, number: z.number(), version: z.number() }),
  }),
  amendInfusion: endpoint({
    method: 'POST',
    path: '/v1/infusions/:id/amendments',
    policy: 'fact.write',
    summary: 'Correct or withdraw an infusion',
    params: byId,
    body: InfusionAmendment,
    status: 201,
    answer: z.object({ id: Id, number: z.number(), version: z.number() }),
  }),
  createVitals: endpoint({
    method: 'POST',
    path: '/v1/infusions/:id/vitals',
    policy: 'fact.write',
    summary: 'Record vital signs taken at an infusion',
    params: byId,
    body: NewVitals,
    status: 201,
    answer: Vitals,
  }),
  listVitals: endpoint({
    method: 'GET',
    path: '/v1/infusions/:id/vitals',
    policy: 'patient.read',
    summary: 'Vital signs of an infusion, in time',
    params: byId,
    status: 200,
    answer: z.object({ items: z.array(Vitals) }),
  }),
  amendVitals: endpoint({
    method: 'POST',
    path: '/v1/vitals/:id/amendments',
    policy: 'fact.write',
    summary: 'Correct or withdraw vital signs',
    params: byId,
    body: VitalsAmendment,
    status: 201,
    answer: Vitals,
  }),
  createTreatment: endpoint({
    method: 'POST',
    path: '/v1/patients/:id/treatments',
    policy: 'fact.write',
    summary: 'Record psychotherapy or another treatment',
    params: byId,
    body: NewTreatment,
    status: 201,
    answer: Treatment,
  }),
  amendTreatment: endpoint({
    method: 'POST',
    path: '/v1/treatments/:id/amendments',
    policy: 'fact.write',
    summary: 'Correct or withdraw a treatment',
    params: byId,
    body: TreatmentAmendment,
    status: 201,
    answer: Treatment,
  }),
  createAssessment: endpoint({
    method: 'POST',
    path: '/v1/assessments',
    policy: 'fact.write',
    summary: 'Record a filled-in form',
    body: NewAssessment,
    status: 201,
    answer: ScoredAssessment,
  }),
  getAssessment: endpoint({
    method: 'GET',
    path: '/v1/assessments/:id',
    policy: 'patient.read',
    summary: 'One filled-in form, as it stands',
    params: byId,
    status: 200,
    answer: Assessment,
  }),
  amendAssessment: endpoint({
    method: 'POST',
    path: '/v1/assessments/:id/amendments',
    policy: 'fact.write',
    summary: 'Correct or withdraw a form',
    params: byId,
    body: AssessmentAmendment,
    status: 201,
    answer: ScoredAssessment,
  }),
  createImport: endpoint({
    method: 'POST',
    path: '/v1/imports',
    policy: 'fact.write',
    summary: 'Send a file of facts, as CSV or NDJSON',
    query: ImportQuery,
    consumes: ['text/csv', 'application/x-ndjson'],
    status: 202,
    answer: ImportReport,
  }),
  getImport: endpoint({
    method: 'GET',
    path: '/v1/imports/:id',
    policy: 'import.read',
    summary: 'How an import stands',
    params: byId,
    status: 200,
    answer: ImportReport,
  }),
  getPatientCurve: endpoint({
    method: 'GET',
    path: '/v1/patients/:id/curves/:series',
    policy: 'patient.read',
    summary: 'One patient, one series: points, visits, infusions',
    params: byId.extend({ series: Series }),
    status: 200,
    answer: PatientCurve,
  }),
  getTimeline: endpoint({
    method: 'GET',
    path: '/v1/patients/:id/timeline',
    policy: 'patient.read',
    summary: 'Courses, infusions with dose and safety, other treatments, and which scores there are',
    params: byId,
    status: 200,
    answer: Timeline,
  }),
  getPatientChart: endpoint({
    method: 'GET',
    path: '/v1/patients/:id/charts/:chart',
    policy: 'patient.read',
    summary: 'A figure of one patient: Vega-Lite, SVG, PNG, CSV or JSON, by suffix or Accept',
    params: byId.extend({ chart: z.string().max(100) }),
    query: patientChartQuery,
    status: 200,
  }),
  createInstrument: endpoint({
    method: 'POST',
    path: '/v1/instruments',
    policy: 'definition.write',
    summary: 'Define an instrument',
    body: NewInstrument,
    status: 201,
    answer: Instrument,
  }),
  listInstruments: endpoint({
    method: 'GET',
    path: '/v1/instruments',
    policy: 'definition.read',
    summary: 'Instruments on offer',
    status: 200,
    answer: z.object({ items: z.array(Instrument) }),
  }),
  createProtocol: endpoint({
    method: 'POST',
    path: '/v1/protocols',
    policy: 'definition.write',
    summary: 'Define a protocol',
    body: NewProtocol,
    status: 201,
    answer: Protocol,
  }),
  listProtocols: endpoint({
    method: 'GET',
    path: '/v1/protocols',
    policy: 'definition.read',
    summary: 'Protocols on offer',
    status: 200,
    answer: z.object({ items: z.array(Protocol) }),
  }),
  createCohort: endpoint({
    method: 'POST',
    path: '/v1/cohorts',
    policy: 'cohort.write',
    summary: 'Define a cohort',
    body: NewCohort,
    status: 201,
    answer: made,
  }),
  listCohorts: endpoint({
    method: 'GET',
    path: '/v1/cohorts',
    policy: 'cohort.read',
    summary: 'Cohorts of the clinic',
    status: 200,
    answer: z.object({ items: z.array(Cohort) }),
  }),
  getCohort: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id',
    policy: 'cohort.read',
    summary: 'One cohort',
    params: byId,
    status: 200,
    answer: Cohort,
  }),
  getCohortCurve: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/curve',
    policy: 'figure.read',
    summary: 'Mean, spread and quantiles by arm and visit',
    params: byId,
    query: z.strictObject({ asOf: z.iso.date().optional() }),
    status: 200,
    answer: CohortCurve,
  }),
  getCohortChart: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/charts/:chart',
    policy: 'figure.read',
    summary: 'A figure of the cohort: Vega-Lite, SVG, PNG, CSV or JSON, by suffix or Accept',
    params: byId.extend({ chart: z.string().max(100) }),
    query: cohortChartQuery,
    status: 200,
  }),
  listFilters: endpoint({
    method: 'GET',
    path: '/v1/filters',
    policy: 'cohort.read',
    summary: 'What cohorts can be narrowed to and grouped by',
    status: 200,
    answer: FilterGrid,
  }),
} as const satisfies Record<string, Endpoint>;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler of the endpoint receives, checked. */
export interface InputOf<E extends Endpoint> {
  params: E extends { params: infer P } ? Parsed<P> : undefined;
  query: E extends { query: infer Q } ? Parsed<Q> : undefined;
  body: E extends { body: infer B } ? Parsed<B> : undefined;
}
