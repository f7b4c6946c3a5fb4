import type { TenantTransaction } from '../doors/with-tenant.js';

export type DefinitionKind = 'instrument' | 'protocol';

/** A definition as it was posted: the clinic's own before one that is for all clinics; null where there is none. */
export async function readDefinition(
  tx: TenantTransaction,
  kind: DefinitionKind,
  key: string,
): Promise<unknown> {
  const rows = await tx.query<{ definition: unknown }>(
    `SELECT definition FROM ${kind}
     WHERE clinic_id IN ($1, '00000000-0000-0000-0000-000000000000') AND key = $2
     ORDER BY clinic_id = $1 DESC LIMIT 1`,
    [tx.clinicId, key],
  );
  return rows[0]?.definition ?? null;
}

export async function listDefinitions(tx: TenantTransaction, kind: DefinitionKind): Promise<unknown[]> {
  const rows = await tx.query<{ definition: unknown }>(
    `SELECT DISTINCT ON (key) definition FROM ${kind}
     WHERE clinic_id IN ($1, '00000000-0000-0000-0000-000000000000')
     ORDER BY key, clinic_id = $1 DESC`,
    [tx.clinicId],
  );
  return rows.map(({ definition }) => definition);
}

/** false: the key is taken. */
export async function insertDefinition(
  tx: TenantTransaction,
  kind: DefinitionKind,
  key: string,
  definition: object,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO ${kind} (clinic_id, key, definition) VALUES ($1, $2, $3)
     ON CONFLICT (clinic_id, key) DO NOTHING RETURNING key`,
    [tx.clinicId, key, JSON.stringify(definition)],
  );
  return rows.length === 1;
}
