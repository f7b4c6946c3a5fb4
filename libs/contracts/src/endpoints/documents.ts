import { endpoint } from './endpoint.js';

export const documentsEndpoints = {
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
} as const;
