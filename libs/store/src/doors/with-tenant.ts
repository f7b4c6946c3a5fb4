import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { inTransaction, queryOn, type Transaction } from './transaction.js';

/** The clinic that is the deployment itself: owner of the administrator's keys and of definitions for all. */
export const DEPLOYMENT = '00000000-0000-0000-0000-000000000000';

export interface TenantContext {
  clinicId: string;
  /** Id of the key that acts; the deployment itself where nobody does (background work). */
  actor?: string;
  requestId?: string;
  /** `snapshot`: read only, everything as of one instant. `long`: no time limit for a statement. */
  mode?: 'snapshot' | 'long';
}

export interface TenantTransaction extends Transaction {
  readonly clinicId: string;
  readonly actor: string;
  readonly requestId: string | null;
  /** Streams lines in COPY text format into a temporary table: COPY cannot write a table under row security. */
  copyLines(table: string, columns: string[], lines: AsyncIterable<string>): Promise<void>;
}

const begin = {
  short: `BEGIN; SET LOCAL statement_timeout = '15s'`,
  long: `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '5min'`,
  snapshot: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '15s'`,
};

/** The tenant's door: everything inside sees and writes one clinic. Errors of `work` roll back and pass through. */
export function withTenant<Result>(
  pool: pg.Pool,
  context: TenantContext,
  work: (tx: TenantTransaction) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool, begin[context.mode ?? 'short'], async (client) => {
    await client.query('SELECT enter_clinic($1)', [context.clinicId]);
    return work({
      clinicId: context.clinicId,
      actor: context.actor ?? DEPLOYMENT,
      requestId: context.requestId ?? null,
      query: queryOn(client),
      copyLines: async (table, columns, lines) => {
        const sink = client.query(copyStreams.from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
        await pipeline(Readable.from(lines), sink);
      },
    });
  });
}
