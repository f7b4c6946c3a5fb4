import type { SystemTransaction } from '../doors/with-system.js';
import type { TenantTransaction } from '../doors/with-tenant.js';

export interface Credential {
  id: string;
  clinicId: string;
  roles: string[];
}

/** The one look-up before a clinic is known; an index on the hash answers it. */
export async function findCredential(tx: SystemTransaction, keyHash: Buffer): Promise<Credential | null> {
  const rows = await tx.query<{ id: string; clinic_id: string; roles: string[] }>(
    'SELECT id, clinic_id, roles FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL',
    [keyHash],
  );
  const [row] = rows;
  return row ? { id: row.id, clinicId: row.clinic_id, roles: row.roles } : null;
}

export async function insertKey(
  tx: TenantTransaction,
  key: { id: string; clinicId: string; keyHash: Buffer; roles: string[] },
): Promise<void> {
  await tx.query('INSERT INTO api_key (clinic_id, id, key_hash, roles) VALUES ($1, $2, $3, $4)', [
    key.clinicId,
    key.id,
    key.keyHash,
    key.roles,
  ]);
}

export async function insertClinic(
  tx: TenantTransaction,
  { id, name, simulated }: { id: string; name: string; simulated: boolean },
): Promise<void> {
  await tx.query('INSERT INTO clinic (id, name, simulated) VALUES ($1, $2, $3)', [id, name, simulated]);
}

/** Whether nobody in the clinic is real. */
export async function isSimulated(tx: TenantTransaction): Promise<boolean> {
  const [row] = await tx.query<{ simulated: boolean }>('SELECT simulated FROM clinic WHERE id = $1', [
    tx.clinicId,
  ]);
  return row?.simulated ?? false;
}

export async function clinicExists(tx: TenantTransaction, id: string): Promise<boolean> {
  return (await tx.query('SELECT 1 FROM clinic WHERE id = $1', [id])).length === 1;
}

/** true while the deployment has no key: nobody could get in. */
export async function hasNoKeys(tx: TenantTransaction): Promise<boolean> {
  return (await tx.query('SELECT 1 FROM api_key WHERE clinic_id = $1 LIMIT 1', [tx.clinicId])).length === 0;
}
