import type { TenantTransaction } from '../doors/with-tenant.js';

export interface StoredReply {
  fingerprint: string;
  status: number | null;
  location: string | null;
  response: unknown;
}

/**
 * Claims the key, or returns what stands under it. A second request with the same key waits here until the first
 * one's transaction ends.
 */
export async function claimIdempotencyKey(
  tx: TenantTransaction,
  key: string,
  fingerprint: string,
): Promise<StoredReply | null> {
  const claimed = await tx.query(
    `INSERT INTO idempotency (clinic_id, actor, key, fingerprint) VALUES ($1, $2, $3, $4)
     ON CONFLICT (clinic_id, actor, key) DO NOTHING RETURNING key`,
    [tx.clinicId, tx.actor, key, fingerprint],
  );
  if (claimed.length === 1) return null;
  const [stored] = await tx.query<StoredReply>(
    `SELECT fingerprint, status, location, response FROM idempotency
     WHERE clinic_id = $1 AND actor = $2 AND key = $3`,
    [tx.clinicId, tx.actor, key],
  );
  return stored ?? null;
}

export async function storeReply(
  tx: TenantTransaction,
  key: string,
  reply: { status: number; location: string | null; response: unknown },
): Promise<void> {
  await tx.query(
    `UPDATE idempotency SET status = $4, location = $5, response = $6
     WHERE clinic_id = $1 AND actor = $2 AND key = $3`,
    [tx.clinicId, tx.actor, key, reply.status, reply.location, JSON.stringify(reply.response)],
  );
}
