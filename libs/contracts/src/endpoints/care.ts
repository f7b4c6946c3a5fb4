import { z } from 'zod';
import { NewTreatment, NewVitals, Treatment, TreatmentAmendment, Vitals, VitalsAmendment } from '../care.js';
import { byId, endpoint } from './endpoint.js';

export const careEndpoints = {
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
} as const;
