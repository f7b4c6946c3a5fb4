import { z } from 'zod';
import { FilterGrid } from '../cohort-filter.js';
import { Cohort, CohortCurve, NewCohort } from '../cohort.js';
import { cohortChartQuery } from '../chart-query.js';
import { byId, endpoint, made } from './endpoint.js';

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
} as const;
