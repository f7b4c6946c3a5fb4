import { z } from 'zod';
import { FilterGrid } from '../cohort-filter.js';
import { Cohort, CohortCurve, NewCohort } from '../cohort.js';
import { cohortChartQuery } from '../chart-query.js';
import { Contrasts } from '../statistics/contrasts.js';
import { Flow } from '../statistics/flow.js';
import { Model, modelQuery } from '../statistics/model.js';
import { ReliableChange, reliableChangeQuery } from '../statistics/reliable-change.js';
import { Responders, respondersQuery } from '../statistics/responders.js';
import { Survival, survivalQuery } from '../statistics/survival.js';
import { byId, endpoint, made } from './endpoint.js';

const dated = z.strictObject({ asOf: z.iso.date().optional() });

export const cohortsEndpoints = {
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
  listFilters: endpoint({
    method: 'GET',
    path: '/v1/filters',
    policy: 'cohort.read',
    summary: 'What cohorts can be narrowed to and grouped by',
    status: 200,
    answer: FilterGrid,
  }),
  getCohortCurve: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/curve',
    policy: 'figure.read',
    summary: 'Mean, spread and quantiles by arm and visit',
    params: byId,
    query: dated,
    status: 200,
    answer: CohortCurve,
  }),
  getContrasts: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/contrasts',
    policy: 'figure.read',
    summary: 'Differences between arms by visit, of scores and of changes',
    params: byId,
    query: dated,
    status: 200,
    answer: Contrasts,
  }),
  getModel: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/model',
    policy: 'figure.read',
    summary: 'Mixed model for repeated measures: coefficients, means, contrasts, or why there is none',
    params: byId,
    query: modelQuery,
    status: 200,
    answer: Model,
  }),
  getResponders: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/responders',
    policy: 'figure.read',
    summary: 'Shares of responders by a rule of the cohort, with both denominators',
    params: byId,
    query: respondersQuery,
    status: 200,
    answer: Responders,
  }),
  getSurvival: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/survival',
    policy: 'figure.read',
    summary: 'Time to response, or from it to its loss, by Kaplan and Meier',
    params: byId,
    query: survivalQuery,
    status: 200,
    answer: Survival,
  }),
  getFlow: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/flow',
    policy: 'figure.read',
    summary: 'Who was treated, had a baseline and was still seen at each visit',
    params: byId,
    query: dated,
    status: 200,
    answer: Flow,
  }),
  getReliableChange: endpoint({
    method: 'GET',
    path: '/v1/cohorts/:id/reliable-change',
    policy: 'figure.read',
    summary: 'Who changed reliably by a named rule, in counts',
    params: byId,
    query: reliableChangeQuery,
    status: 200,
    answer: ReliableChange,
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
} as const;
