import type pg from 'pg';
import { inTransaction, queryOn, type Transaction } from './transaction.js';

/** What may be read across clinics, each by a database role that can select only those columns and no score. */
export type SystemPurpose = 'find credential' | 'list lag';

export interface SystemTransaction extends Transaction {
  readonly purpose: SystemPurpose;
}

export function withSystem<Result>(
  pool: pg.Pool,
  purpose: SystemPurpose,
  work: (tx: SystemTransaction) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool, `BEGIN READ ONLY; SET LOCAL statement_timeout = '15s'`, (client) =>
    work({ purpose, query: queryOn(client) }),
  );
}
