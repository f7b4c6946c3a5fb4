import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { refuseField, type NewClinic, type NewKey } from '#contracts';
import {
  clinicExists,
  DEPLOYMENT,
  hasNoKeys,
  insertAudit,
  insertClinic,
  insertKey,
  type TenantTransaction,
} from '#store';
import type { Reply } from './reply.js';

/** Keys are 256 random bits, so a plain hash cannot be turned back; only the hash is kept. */
export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();

const newKey = (): string => `rk_${randomBytes(32).toString('base64url')}`;

export async function createClinic(tx: TenantTransaction, body: NewClinic): Promise<Reply<{ id: string }>> {
  const id = uuidv7();
  await insertClinic(tx, { id, ...body });
  await insertAudit(tx, 'clinic.create', { entityId: id });
  return { status: 201, body: { id }, revised: [] };
}

/** The deployment's administrator makes keys of any clinic, a clinic's own administrator those of the clinic. */
export async function createKey(
  tx: TenantTransaction,
  body: NewKey,
): Promise<Reply<{ id: string; key: string }>> {
  if (body.clinic === DEPLOYMENT || !(await clinicExists(tx, body.clinic)))
    throw refuseField('/clinic', 'unknown', 'There is no such clinic');
  const id = uuidv7();
  const key = newKey();
  await insertKey(tx, { id, clinicId: body.clinic, keyHash: hashKey(key), roles: [...new Set(body.roles)] });
  await insertAudit(tx, 'key.create', { entityId: id });
  return { status: 201, body: { id, key }, revised: [] };
}

/**
 * On an empty database the first administrator's key: the one given, else a new one, which is returned to be shown
 * once. null where keys exist already.
 */
export async function admitFirstAdministrator(
  tx: TenantTransaction,
  given: string | undefined,
): Promise<{ key: string; generated: boolean } | null> {
  if (!(await hasNoKeys(tx))) return null;
  const key = given ?? newKey();
  await insertKey(tx, {
    id: uuidv7(),
    clinicId: DEPLOYMENT,
    keyHash: hashKey(key),
    roles: ['administrator'],
  });
  await insertAudit(tx, 'key.create', {});
  return { key, generated: given === undefined };
}
