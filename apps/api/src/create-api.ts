import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { endpoints } from '#contracts';
import type { Store } from '#store';
import { AppModule } from './app.module.js';
import { authenticate } from './http/authenticate.js';
import type { LagHints } from './http/lag-hints.js';
import { sendProblem } from './http/problem.filter.js';
import { requirePolicies } from './http/require-policies.js';

const MEBIBYTE = 1024 * 1024;

const open = new Set<string>(
  Object.values(endpoints).flatMap(({ path, policy }) => (policy === null ? [path] : [])),
);

/** The HTTP shell around a store, not yet listening. */
export async function createApi(
  store: Store,
  hints: LagHints,
  logLevels: LogLevel[] = ['error', 'warn'],
  draining: AbortSignal = new AbortController().signal,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MEBIBYTE,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // What still comes in over a connection that was open is served like any other request.
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(store, hints, draining),
    adapter,
    {
      bodyParser: false,
      logger: new ConsoleLogger({ json: true, logLevels }),
    },
  );
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  // Files of facts are streamed by their handler, never gathered in memory.
  fastify.addContentTypeParser(['text/csv', 'application/x-ndjson'], (_request, payload, done) =>
    done(null, payload),
  );
  // Asked when the answer leaves: a connection kept open would keep the process from ending.
  fastify.addHook('onSend', async (_request, reply) => {
    if (draining.aborted) void reply.header('Connection', 'close');
  });
  // Before routing decides anything: an unknown address without a key is 401 as well.
  fastify.addHook('onRequest', async (request, reply) => {
    request.draining = draining;
    void reply.headers({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });
    if (!request.is404 && open.has(request.routeOptions.url ?? '')) return;
    try {
      request.caller = await authenticate(store, request);
    } catch (error) {
      sendProblem(error, request, reply);
      await reply;
    }
  });
  await app.init();
  requirePolicies(app.get(ModulesContainer), Object.values(endpoints));
  return app;
}
