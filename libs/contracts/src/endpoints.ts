import { accessEndpoints } from './endpoints/access.js';
import { careEndpoints } from './endpoints/care.js';
import { cohortsEndpoints } from './endpoints/cohorts.js';
import { definitionsEndpoints } from './endpoints/definitions.js';
import { documentsEndpoints } from './endpoints/documents.js';
import { factsEndpoints } from './endpoints/facts.js';
import { patientEndpoints } from './endpoints/patient.js';
import type { Endpoint } from './endpoints/endpoint.js';

/** Every route there is, by subject. */
export const endpoints = {
  ...documentsEndpoints,
  ...accessEndpoints,
  ...factsEndpoints,
  ...careEndpoints,
  ...patientEndpoints,
  ...definitionsEndpoints,
  ...cohortsEndpoints,
} as const satisfies Record<string, Endpoint>;
