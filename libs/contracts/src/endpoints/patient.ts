import { z } from 'zod';
import { PatientCurve } from '../cohort.js';
import { Series } from '../fields.js';
import { Timeline } from '../timeline.js';
import { patientChartQuery } from '../chart-query.js';
import { PatientChange, patientChangeQuery } from '../statistics/patient-change.js';
import { ExpectedCourse, expectedCourseQuery } from '../statistics/expected-course.js';
import { byId, endpoint } from './endpoint.js';

export const patientEndpoints = {
  getPatientCurve: endpoint({
    method: 'GET',
    path: '/v1/patients/:id/curves/:series',
    policy: 'patient.read',
    summary: 'One patient, one series: points, visits, infusions',
    params: byId.extend({ series: Series }),
    status: 200,
    answer: PatientCurve,
  }),
  getPatientChange: endpoint({
    method: 'GET',
    path: '/v1/patients/:id/change',
    policy: 'patient.read',
    summary: 'Whether one patient changed reliably, by a named rule and by all the others',
    params: byId,
    query: patientChangeQuery,
    status: 200,
    answer: PatientChange,
  }),
  getExpectedCourse: endpoint({
    method: 'GET',
    path: '/v1/patients/:id/expected',
    policy: 'patient.read',
    summary: 'What the model of a cohort that the patient belongs to expects at each visit',
    params: byId,
    query: expectedCourseQuery,
    status: 200,
    answer: ExpectedCourse,
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
} as const;
