import { z } from 'zod';
import { NewClinic, NewKey } from '../access.js';
import { Id } from '../fields.js';
import { endpoint, made } from './endpoint.js';

export const accessEndpoints = {
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
} as const;
