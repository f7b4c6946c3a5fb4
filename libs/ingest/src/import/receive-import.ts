import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { Refusal, refuseField, type ImportQuery } from '#contracts';
import {
  claimIdempotencyKey,
  dropImport,
  findImport,
  findProtocol,
  findRepeatedImport,
  insertAudit,
  insertChunk,
  insertImport,
  startImport,
  storeReply,
  type ImportRow,
  type Store,
  type TenantContext,
} from '#store';

const CHUNK = 256 * 1024;
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Keeps a file as it arrives, in chunks, and hands it over once it is whole; before that nothing was acknowledged. A
 * file that is running or done already (same bytes, kind, study, protocol) answers that import. Memory: one chunk.
 */
export async function receiveImport(
  store: Store,
  context: TenantContext,
  query: ImportQuery,
  format: 'csv' | 'ndjson',
  body: AsyncIterable<Buffer>,
  idempotencyKey: string | undefined,
): Promise<ImportRow> {
  const row = {
    id: uuidv7(),
    kind: query.kind,
    study: query.study ?? '',
    protocol: query.protocol ?? '',
    mode: query.mode,
    format,
  };
  await store.withTenant(context, async (tx) => {
    if (query.protocol !== undefined && !(await findProtocol(tx, query.protocol)))
      throw refuseField('/protocol', 'unknown', `There is no protocol ${query.protocol}`);
    await insertImport(tx, row);
  });
  try {
    const sha256 = await keepChunks(store, context, row.id, body);
    return await store.withTenant(context, async (tx) => {
      if (idempotencyKey !== undefined) {
        const fingerprint = `import ${row.kind} ${row.study} ${row.protocol} ${row.mode} ${sha256}`;
        const stored = await claimIdempotencyKey(tx, idempotencyKey, fingerprint);
        if (stored && stored.fingerprint !== fingerprint)
          throw new Refusal('idempotency-mismatch', 'That Idempotency-Key came with another request before');
        const earlier = stored?.location ? await findImport(tx, stored.location) : null;
        if (earlier) {
          await dropImport(tx, row.id);
          return earlier;
        }
      }
      const started = await startImport(tx, row.id, sha256);
      const repeated = started ? null : await findRepeatedImport(tx, row, sha256);
      if (repeated) await dropImport(tx, row.id);
      else await insertAudit(tx, 'import.receive', { entityId: row.id });
      const standing = repeated ?? (await findImport(tx, row.id));
      if (!standing) throw new Refusal('busy', 'The same file is being received');
      if (idempotencyKey !== undefined)
        await storeReply(tx, idempotencyKey, { status: 202, location: standing.id, response: null });
      return standing;
    });
  } catch (error) {
    await store.withTenant(context, (tx) => dropImport(tx, row.id)).catch(() => {});
    throw error;
  }
}

async function keepChunks(
  store: Store,
  context: TenantContext,
  importId: string,
  body: AsyncIterable<Buffer>,
): Promise<string> {
  const hash = createHash('sha256');
  let number = 0;
  let bytes = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const chunk = Buffer.concat(waiting);
    await store.withTenant(context, (tx) => insertChunk(tx, importId, number, chunk));
    number += 1;
    waiting = [];
    size = 0;
  };
  for await (const piece of body) {
    hash.update(piece);
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Refusal('too-large', 'A file has at most 512 MiB');
    waiting.push(piece);
    size += piece.length;
    if (size >= CHUNK) await flush();
  }
  if (bytes === 0) throw new Refusal('invalid', 'The file is empty');
  await flush();
  return hash.digest('hex');
}
