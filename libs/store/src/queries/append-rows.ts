import type { TenantTransaction } from '../doors/with-tenant.js';

/** Tables of facts: rows are appended, never changed. */
export type FactTable = 'patient' | 'course' | 'infusion' | 'assessment' | 'vital_signs' | 'treatment';

/**
 * Appends rows, any number in one statement; `columns` are those that the rows bring. The unique keys refuse a second
 * version 1 under one natural key or a second successor of one version (23505).
 */
export async function appendRows<Row extends object>(
  tx: TenantTransaction,
  table: FactTable,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.join(', ');
  const [actorColumn, actor] = table === 'patient' ? ['', ''] : [', recorded_by', ', $3'];
  await tx.query(
    `INSERT INTO ${table} (clinic_id, ${names}${actorColumn})
     SELECT $1, ${names}${actor} FROM json_populate_recordset(NULL::${table}, $2::json) RETURNING id`,
    [tx.clinicId, JSON.stringify(rows), ...(table === 'patient' ? [] : [tx.actor])],
  );
}

/**
 * For the rest of the transaction: tables that fill up within it have no statistics yet, and reading them whole for
 * every batch would make a file quadratic.
 */
export async function lookUpByIndex(tx: TenantTransaction): Promise<void> {
  await tx.query('SET LOCAL enable_seqscan = off');
}

/** A natural key of a source system. */
export interface SourceKey {
  system: string;
  id: string;
}

/** The first versions that are recorded under any of the keys. One look-up by index a key. */
export async function findBySource<Row extends object>(
  tx: TenantTransaction,
  table: FactTable,
  columns: readonly (keyof Row & string)[],
  keys: readonly SourceKey[],
): Promise<Row[]> {
  if (keys.length === 0) return [];
  const first = table === 'patient' || table === 'course' ? '' : 'AND version = 1';
  // The limit keeps it a look-up for each key, whatever the planner knows of the table.
  return tx.query<Row>(
    `SELECT fact.* FROM unnest($2::text[], $3::text[]) AS wanted (system, id)
     CROSS JOIN LATERAL (
       SELECT ${columns.join(', ')} FROM ${table}
       WHERE clinic_id = $1 AND source_system = wanted.system AND source_id = wanted.id ${first} LIMIT 1) AS fact`,
    [tx.clinicId, keys.map(({ system }) => system), keys.map(({ id }) => id)],
  );
}
