import type pg from 'pg';

export type Row = Record<string, unknown>;

export interface Transaction {
  query<Result extends object = Row>(sql: string, parameters?: unknown[]): Promise<Result[]>;
}

/**
 * Runs `work` between BEGIN and COMMIT on a connection that nobody else sees, and destroys the connection whenever
 * it cannot be known to be clean: a pooled connection inside somebody else's open transaction would answer the next
 * request with that clinic's rows.
 */
export async function inTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // A connection cut while it is checked out must fail the query in flight, not the process.
  const ignore = (): void => {};
  client.on('error', ignore);
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    // COMMIT of a transaction that failed answers ROLLBACK and raises nothing.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed');
    return result;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch (rollbackError) {
      broken = rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
    }
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

export const queryOn =
  (client: pg.PoolClient): Transaction['query'] =>
  async <Result extends object>(sql: string, parameters?: unknown[]) =>
    (await client.query(sql, parameters)).rows as Result[];
