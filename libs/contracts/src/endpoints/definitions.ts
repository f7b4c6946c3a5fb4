import { z } from 'zod';
import { Instrument, NewInstrument } from '../instrument.js';
import { NewProtocol, Protocol } from '../protocol.js';
import { endpoint } from './endpoint.js';

export const definitionsEndpoints = {
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
} as const;
