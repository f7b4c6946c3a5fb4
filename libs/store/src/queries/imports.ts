import type { ImportError, ImportKind } from '#contracts';
import type { TenantTransaction } from '../doors/with-tenant.js';

export interface ImportRow {
  id: string;
  kind: ImportKind;
  study: string;
  protocol: string;
  mode: 'all' | 'partial';
  format: 'csv' | 'ndjson';
  state: 'receiving' | 'running' | 'done' | 'refused';
  rows: number;
  accepted: number;
  rejected: number;
  errors: ImportError[];
  warnings: string[];
  created_by: string;
}

const columns =
  'id, kind, study, protocol, mode, format, state, rows, accepted, rejected, errors, warnings, created_by';

export async function insertImport(
  tx: TenantTransaction,
  row: Pick<ImportRow, 'id' | 'kind' | 'study' | 'protocol' | 'mode' | 'format'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO import (clinic_id, id, kind, study, protocol, mode, format, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.clinicId, row.id, row.kind, row.study, row.protocol, row.mode, row.format, tx.actor],
  );
}

export async function insertChunk(
  tx: TenantTransaction,
  importId: string,
  number: number,
  bytes: Buffer,
): Promise<void> {
  await tx.query('INSERT INTO import_chunk (clinic_id, import_id, number, bytes) VALUES ($1, $2, $3, $4)', [
    tx.clinicId,
    importId,
    number,
    bytes,
  ]);
}

export async function readChunk(
  tx: TenantTransaction,
  importId: string,
  number: number,
): Promise<Buffer | null> {
  const [row] = await tx.query<{ bytes: Buffer }>(
    'SELECT bytes FROM import_chunk WHERE clinic_id = $1 AND import_id = $2 AND number = $3',
    [tx.clinicId, importId, number],
  );
  return row?.bytes ?? null;
}

/** The import of the same bytes, kind, study and protocol that is running or done. */
export async function findRepeatedImport(
  tx: TenantTransaction,
  row: Pick<ImportRow, 'kind' | 'study' | 'protocol'>,
  sha256: string,
): Promise<ImportRow | null> {
  const rows = await tx.query<ImportRow>(
    `SELECT ${columns} FROM import WHERE clinic_id = $1 AND kind = $2 AND study = $3 AND protocol = $4
       AND sha256 = $5 AND state IN ('running', 'done')`,
    [tx.clinicId, row.kind, row.study, row.protocol, sha256],
  );
  return rows[0] ?? null;
}

/** From received to running; false: the same file is running or done already. */
export async function startImport(tx: TenantTransaction, id: string, sha256: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE import SET state = 'running', sha256 = $3, updated_at = now()
     WHERE clinic_id = $1 AND id = $2 AND state = 'receiving' AND NOT EXISTS (
       SELECT 1 FROM import AS known WHERE known.clinic_id = $1 AND known.kind = import.kind
         AND known.study = import.study AND known.protocol = import.protocol AND known.sha256 = $3
         AND known.state IN ('running', 'done'))
     RETURNING id`,
    [tx.clinicId, id, sha256],
  );
  return rows.length === 1;
}

export async function dropImport(tx: TenantTransaction, id: string): Promise<void> {
  await tx.query('DELETE FROM import_chunk WHERE clinic_id = $1 AND import_id = $2', [tx.clinicId, id]);
  await tx.query('DELETE FROM import WHERE clinic_id = $1 AND id = $2', [tx.clinicId, id]);
}

export async function findImport(tx: TenantTransaction, id: string): Promise<ImportRow | null> {
  const rows = await tx.query<ImportRow>(`SELECT ${columns} FROM import WHERE clinic_id = $1 AND id = $2`, [
    tx.clinicId,
    id,
  ]);
  return rows[0] ?? null;
}

/** Locks a running import for this transaction; null: somebody else has it, or it is not running. */
export async function claimImport(tx: TenantTransaction, id: string): Promise<ImportRow | null> {
  const rows = await tx.query<ImportRow>(
    `SELECT ${columns} FROM import WHERE clinic_id = $1 AND id = $2 AND state = 'running'
     FOR UPDATE SKIP LOCKED`,
    [tx.clinicId, id],
  );
  return rows[0] ?? null;
}

/** The report, and the end of the import: its bytes are no longer needed. */
export async function finishImport(
  tx: TenantTransaction,
  id: string,
  report: Pick<ImportRow, 'rows' | 'accepted' | 'rejected' | 'errors' | 'warnings'> & {
    state: 'done' | 'refused';
  },
): Promise<void> {
  await tx.query('DELETE FROM import_chunk WHERE clinic_id = $1 AND import_id = $2', [tx.clinicId, id]);
  await tx.query(
    `UPDATE import SET state = $3, rows = $4, accepted = $5, rejected = $6, errors = $7, warnings = $8,
       updated_at = now() WHERE clinic_id = $1 AND id = $2`,
    [
      tx.clinicId,
      id,
      report.state,
      report.rows,
      report.accepted,
      report.rejected,
      JSON.stringify(report.errors),
      JSON.stringify(report.warnings),
    ],
  );
}

/** Counts a try, in a transaction of its own; 0: it is not running, or somebody else is at it. */
export async function noteImportAttempt(tx: TenantTransaction, id: string): Promise<number> {
  const [row] = await tx.query<{ attempts: number }>(
    `UPDATE import SET attempts = attempts + 1, updated_at = now()
     WHERE clinic_id = $1 AND id = (
       SELECT id FROM import WHERE clinic_id = $1 AND id = $2 AND state = 'running' FOR UPDATE SKIP LOCKED)
     RETURNING attempts`,
    [tx.clinicId, id],
  );
  return row?.attempts ?? 0;
}

/** Bodies whose sender went away before the end. */
export async function dropAbandonedImports(tx: TenantTransaction): Promise<void> {
  await tx.query(
    `DELETE FROM import_chunk USING import WHERE import_chunk.clinic_id = $1 AND import.clinic_id = $1
       AND import.id = import_chunk.import_id AND import.state = 'receiving'
       AND import.updated_at < now() - interval '1 hour'`,
    [tx.clinicId],
  );
  await tx.query(
    `DELETE FROM import WHERE clinic_id = $1 AND state = 'receiving' AND updated_at < now() - interval '1 hour'`,
    [tx.clinicId],
  );
}
