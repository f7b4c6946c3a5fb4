import type { TenantTransaction } from '../doors/with-tenant.js';

export interface DueContribution {
  courseId: string;
  /** What is folded in now; null: nothing yet. */
  folded: string | null;
  foldedRevision: number;
  /** What should be: without a score in the series, the vector of missing ones; null: no such infusion. */
  vector: string | null;
  dueRevision: number;
}

/**
 * Up to `most` contributions that lag, with the vector that stands. The cohort's row is locked first, so that two
 * folds of one cohort follow each other.
 */
export async function claimDueContributions(
  tx: TenantTransaction,
  cohort: { id: string; series: string; infusion: number },
  most: number,
): Promise<DueContribution[]> {
  await tx.query('SELECT 1 FROM cohort WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE', [
    tx.clinicId,
    cohort.id,
  ]);
  const rows = await tx.query<{
    course_id: string;
    folded: string | null;
    revision: string;
    vector: string | null;
    due_revision: string;
  }>(
    // Materialised, and vectors looked up one by one: whatever the planner knows of the tables, it reads no more of
    // them than the batch.
    `WITH due AS MATERIALIZED (
       SELECT course_id, vector, revision, due_revision FROM contribution
       WHERE clinic_id = $1 AND cohort_id = $2 AND revision < due_revision ORDER BY course_id LIMIT $5)
     SELECT due.course_id, due.vector::text AS folded, due.revision, due.due_revision, coalesce(
         (SELECT vector FROM course_vector AS scored WHERE scored.clinic_id = $1
            AND scored.course_id = due.course_id AND scored.series = $3 AND scored.infusion = $4),
         (SELECT vector FROM course_vector AS bare WHERE bare.clinic_id = $1
            AND bare.course_id = due.course_id AND bare.series = '' AND bare.infusion = $4))::text AS vector
     FROM due ORDER BY due.course_id`,
    [tx.clinicId, cohort.id, cohort.series, cohort.infusion, most],
  );
  return rows.map((row) => ({
    courseId: row.course_id,
    folded: row.folded,
    foldedRevision: Number(row.revision),
    vector: row.vector,
    dueRevision: Number(row.due_revision),
  }));
}

/** Compare-and-set on the revision that was folded: throws when another fold came between. */
export async function replaceContributions(
  tx: TenantTransaction,
  cohortId: string,
  replaced: { courseId: string; vector: string | null; from: number; to: number }[],
): Promise<void> {
  const rows = await tx.query(
    `UPDATE contribution SET vector = new.vector, revision = new.after
     FROM unnest($3::uuid[], $4::json[], $5::bigint[], $6::bigint[]) AS new (course_id, vector, before, after)
     WHERE contribution.clinic_id = $1 AND contribution.cohort_id = $2
       AND contribution.course_id = new.course_id AND contribution.revision = new.before
     RETURNING contribution.course_id`,
    [
      tx.clinicId,
      cohortId,
      replaced.map(({ courseId }) => courseId),
      replaced.map(({ vector }) => vector),
      replaced.map(({ from }) => from),
      replaced.map(({ to }) => to),
    ],
  );
  if (rows.length !== replaced.length)
    throw new Error('A contribution was folded by somebody else meanwhile');
}

export interface TallyRow {
  part: string;
  entries: string[];
  sums: string[];
}

/** The named parts of a cohort's tally, or all of them. */
export async function readTallyParts(
  tx: TenantTransaction,
  cohortId: string,
  parts?: string[],
): Promise<TallyRow[]> {
  return tx.query<TallyRow>(
    `SELECT part, entries, sums::text[] AS sums FROM cohort_tally
     WHERE clinic_id = $1 AND cohort_id = $2 AND ($3::text[] IS NULL OR part = ANY ($3))`,
    [tx.clinicId, cohortId, parts ?? null],
  );
}

/** Replaces the named parts by `rows`; a named part without a row is gone. */
export async function writeTallyParts(
  tx: TenantTransaction,
  cohortId: string,
  parts: string[],
  rows: TallyRow[],
): Promise<void> {
  const kept = new Set(rows.map(({ part }) => part));
  const gone = parts.filter((part) => !kept.has(part));
  if (gone.length > 0)
    await tx.query('DELETE FROM cohort_tally WHERE clinic_id = $1 AND cohort_id = $2 AND part = ANY ($3)', [
      tx.clinicId,
      cohortId,
      gone,
    ]);
  // Arrays of arrays must be rectangular in SQL, so each part travels as one array literal.
  const literal = (values: string[]): string => `{${values.map((value) => `"${value}"`).join(',')}}`;
  await tx.query(
    `INSERT INTO cohort_tally (clinic_id, cohort_id, part, entries, sums)
     SELECT $1, $2, part, entries::text[], sums::numeric[]
     FROM unnest($3::text[], $4::text[], $5::text[]) AS new (part, entries, sums)
     ON CONFLICT (clinic_id, cohort_id, part) DO UPDATE SET entries = excluded.entries, sums = excluded.sums`,
    [
      tx.clinicId,
      cohortId,
      rows.map(({ part }) => part),
      rows.map(({ entries }) => literal(entries)),
      rows.map(({ sums }) => literal(sums)),
    ],
  );
}

export async function countFold(tx: TenantTransaction, cohortId: string): Promise<void> {
  await tx.query('UPDATE cohort SET folds = folds + 1 WHERE clinic_id = $1 AND id = $2', [
    tx.clinicId,
    cohortId,
  ]);
}

export async function readFolds(tx: TenantTransaction, cohortId: string): Promise<number | null> {
  const [row] = await tx.query<{ folds: string }>(
    'SELECT folds FROM cohort WHERE clinic_id = $1 AND id = $2',
    [tx.clinicId, cohortId],
  );
  return row ? Number(row.folds) : null;
}
