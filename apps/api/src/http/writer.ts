import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contracts';
import type { Reply } from '#ingest';
import { canonicalJson } from '#stats';
import { claimIdempotencyKey, storeReply, type Store, type TenantTransaction } from '#store';
import { contextOf } from './caller.js';
import type { LagHints } from './lag-hints.js';
import { HINTS, STORE } from './tokens.js';

/** Two writers of one natural key: the second one's retry finds what the first one wrote. */
const RETRIED = new Set(['23505', '40001', '40P01']);
const TRIES = 3;

@Injectable()
export class Writer {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(HINTS) private readonly hints: LagHints,
  ) {}

  /**
   * One transaction holds the Idempotency-Key, the work and its audit row; the answer is sent after the commit.
   * `shown`: what may be kept for a repeat; a repeat of an answer that was not kept whole is refused.
   */
  async write<Body>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (tx: TenantTransaction) => Promise<Reply<Body>>,
    { secret = false } = {},
  ): Promise<Body> {
    const context = contextOf(request);
    const key = idempotencyKey(request);
    const once = async (tx: TenantTransaction): Promise<Reply<Body>> => {
      if (key === undefined) return work(tx);
      const print = fingerprint(request);
      const stored = await claimIdempotencyKey(tx, key, print);
      if (stored) {
        if (stored.fingerprint !== print)
          throw new Refusal('idempotency-mismatch', 'That Idempotency-Key came with another request before');
        if (secret)
          throw new Refusal('conflict', 'That was made already; what it answered is shown once only');
        return {
          status: stored.status as Reply<Body>['status'],
          body: stored.response as Body,
          ...(stored.location === null ? {} : { location: stored.location }),
          revised: [],
        };
      }
      const done = await work(tx);
      await storeReply(tx, key, {
        status: done.status,
        location: done.location ?? null,
        response: secret ? null : done.body,
      });
      return done;
    };
    for (let attempt = 1; ; attempt++) {
      try {
        const done = await this.store.withTenant(context, once);
        this.hints.revised(context.clinicId, done.revised);
        void reply.status(done.status);
        if (done.location !== undefined) void reply.header('Location', done.location);
        return done.body;
      } catch (error) {
        const { code } = error as { code?: string };
        if (attempt >= TRIES || code === undefined || !RETRIED.has(code)) throw error;
      }
    }
  }
}

export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key === '' || key.length > 255)
    throw new Refusal('invalid', 'Idempotency-Key has 1 to 255 characters');
  return key;
}

const fingerprint = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(`${request.method}\n${request.url}\n${canonicalJson(request.body ?? null)}`)
    .digest('hex');
