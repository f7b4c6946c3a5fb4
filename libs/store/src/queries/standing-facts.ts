import type { TenantTransaction } from '../doors/with-tenant.js';

/** Facts that have versions: the last one stands. */
type VersionedTable = 'infusion' | 'assessment' | 'vital_signs' | 'treatment';

/** The versions that stand, withdrawn ones too, by id. One look-up by key an id. */
export async function findStanding<Row extends { id: string }>(
  tx: TenantTransaction,
  table: VersionedTable,
  columns: readonly (keyof Row & string)[],
  ids: readonly string[],
): Promise<Map<string, Row>> {
  const rows = await tx.query<Row>(
    `SELECT DISTINCT ON (id) ${columns.join(', ')} FROM ${table}
     WHERE clinic_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id, version DESC`,
    [tx.clinicId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What stands of the facts that share a value, withdrawn ones left out, in the order of `order`. */
export async function listStanding<Row extends object>(
  tx: TenantTransaction,
  table: VersionedTable,
  columns: readonly (keyof Row & string)[],
  [column, value]: readonly [column: 'patient_id' | 'infusion_id', value: string],
  order: readonly (keyof Row & string)[],
): Promise<Row[]> {
  const names = columns.join(', ');
  return tx.query<Row>(
    `SELECT ${names} FROM (
       SELECT DISTINCT ON (id) ${names} FROM ${table}
       WHERE clinic_id = $1 AND ${column} = $2 ORDER BY id, version DESC
     ) AS standing WHERE NOT withdrawn ORDER BY ${order.join(', ')}`,
    [tx.clinicId, value],
  );
}
