import type { FastifyRequest } from 'fastify';
import { Refusal, roles, type Role } from '#contracts';
import { hashKey } from '#ingest';
import { findCredential, type Store } from '#store';
import type { Caller } from './caller.js';

/**
 * The key of a request: a bearer token, or for reading only the password of basic sign-in, which lets a browser show
 * a figure. A browser sends basic credentials by itself, so they must never write.
 */
export function keyOf(request: Pick<FastifyRequest, 'method' | 'headers'>): string | null {
  const [scheme = '', value = '', ...rest] = (request.headers.authorization ?? '').split(' ');
  if (value === '' || rest.length > 0) return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic' || !['GET', 'HEAD'].includes(request.method)) return null;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1) || null;
}

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

/** Who calls; throws unauthenticated for no key, an unknown or a revoked one. One look-up by the key's hash. */
export async function authenticate(store: Store, request: FastifyRequest): Promise<Caller> {
  const key = keyOf(request);
  const credential =
    key === null ? null : await store.withSystem('find credential', (tx) => findCredential(tx, hashKey(key)));
  if (!credential) throw new Refusal('unauthenticated', 'Send an API key as Authorization: Bearer');
  return { keyId: credential.id, clinicId: credential.clinicId, roles: credential.roles.filter(isRole) };
}
