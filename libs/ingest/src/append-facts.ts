import { Refusal } from '#contracts';
import { insertAuditsOf, revisePatients, type SourceKey, type TenantTransaction } from '#store';
import { saysTheSame } from './fact-row.js';
import { taken, wasRefused } from './row-or-refusal.js';
import { sourceKeyOf, sourceKeysOf, type Sourced } from './source-key.js';

export interface FactRow {
  id: string;
  patient_id: string;
}

/** How facts of one kind are told apart, compared and written; every member takes any number of rows. */
export interface FactKind<Row extends FactRow> {
  /** In the audit trail. */
  action: string;
  /** Every natural key of the row: another row under one of them is the same fact or a conflict. */
  keysOf(row: Row): string[];
  findKnown(tx: TenantTransaction, rows: Row[]): Promise<Row[]>;
  isSame(known: Row, row: Row): boolean;
  conflict(row: Row): string;
  insert(tx: TenantTransaction, rows: Row[]): Promise<void>;
}

/** What became of a row: it is recorded now, or it was already, word for word. */
export interface Recorded<Row> {
  row: Row;
  isNew: boolean;
}

/**
 * Appends the facts that are not known yet, with the raised revisions and their audit rows. A row under a known key,
 * of the tables or of an earlier row, answers what stands if it says the same and is refused otherwise. Refusals pass
 * through in their places. Five statements, whatever the number of rows.
 */
export async function appendFacts<Row extends FactRow>(
  tx: TenantTransaction,
  kind: FactKind<Row>,
  rows: (Row | Refusal)[],
): Promise<(Recorded<Row> | Refusal)[]> {
  const wanted = taken(rows);
  if (wanted.length === 0) return rows as Refusal[];
  const known = new Map<string, Row>();
  const remember = (row: Row) => kind.keysOf(row).forEach((key) => known.set(key, row));
  (await kind.findKnown(tx, wanted)).forEach(remember);
  const fresh: Row[] = [];
  const outcomes = rows.map((row): Recorded<Row> | Refusal => {
    if (wasRefused(row)) return row;
    const standing = kind.keysOf(row).flatMap((key) => known.get(key) ?? [])[0];
    if (standing)
      return kind.isSame(standing, row)
        ? { row: standing, isNew: false }
        : new Refusal('conflict', kind.conflict(row));
    remember(row);
    fresh.push(row);
    return { row, isNew: true };
  });
  if (fresh.length > 0) {
    await revisePatients(tx, [...new Set(fresh.map(({ patient_id }) => patient_id))]);
    await kind.insert(tx, fresh);
    const subjects = fresh.map(({ id, patient_id }) => ({ patientId: patient_id, entityId: id }));
    await insertAuditsOf(tx, kind.action, subjects);
  }
  return outcomes;
}

/** The only outcome of a request with one fact; a refusal is thrown. */
export function onlyOutcome<Row>(outcomes: (Recorded<Row> | Refusal)[]): Recorded<Row> {
  const [outcome] = outcomes;
  if (outcome === undefined || wasRefused(outcome))
    throw outcome ?? new Refusal('internal', 'Nothing was recorded');
  return outcome;
}

/** Facts that are told apart by the natural key of their source system alone. */
export const factsBySource = <Row extends FactRow & Sourced>(
  kind: Pick<FactKind<Row>, 'action' | 'insert'> & {
    find: (tx: TenantTransaction, keys: SourceKey[]) => Promise<Row[]>;
    conflict: string;
  },
): FactKind<Row> => ({
  action: kind.action,
  insert: kind.insert,
  keysOf: sourceKeyOf,
  findKnown: (tx, rows) => kind.find(tx, sourceKeysOf(rows)),
  isSame: saysTheSame,
  conflict: () => kind.conflict,
});
