import { PassThrough } from 'node:stream';
import { Refusal } from './refusal.mjs';

/**
 * A copy of the running server's files as one tar, with the write-ahead log (WAL) that makes it one consistent moment:
 * PostgreSQL's replication command BASE_BACKUP. Pages whose checksum is wrong make it fail.
 * https://www.postgresql.org/docs/18/protocol-replication.html
 * @param {string} url of a superuser
 * @param {{ onProgress: (bytes: number, of: number) => void }} options
 * @returns {Promise<{ server: string, tar: PassThrough, manifest: Promise<Buffer>, close: () => Promise<void> }>}
 * `manifest`: the server's list of all files with their SHA-256; it comes after the tar
 */
export async function openBaseBackup(url, { onProgress }) {
  const { default: pg } = await import('pg');
  const options = { connectionString: url, replication: 'true', application_name: 'recurve-backup' };
  const client = new pg.Client(options);
  // Whoever waits for the connection is told; nobody else has to be.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('SHOW server_version');
  // Until the session ends the server keeps the WAL since now, however long the copy takes.
  await client.query(`CREATE_REPLICATION_SLOT recurve_backup_${process.pid} TEMPORARY PHYSICAL RESERVE_WAL`);
  const tar = new PassThrough({ highWaterMark: 1 << 20 });
  const { submittable, manifest } = receive(tar, onProgress);
  client.query(submittable);
  return {
    server: String(rows[0].server_version).split(' ')[0] ?? '',
    tar,
    manifest,
    close: () => client.end(),
  };
}

const COMMAND = `BASE_BACKUP (LABEL 'recurve', CHECKPOINT 'fast', WAL, PROGRESS, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;

/**
 * The command as pg takes one that reads its answer by itself.
 * @param {PassThrough} tar
 * @param {(bytes: number, of: number) => void} onProgress
 */
function receive(tar, onProgress) {
  /** @type {Buffer[]} */
  const list = [];
  let results = 0;
  let inManifest = false;
  let total = 0;
  /** @type {(value: Buffer) => void} */
  let finish = () => {};
  /** @type {(error: Error) => void} */
  let fail = () => {};
  /** @type {Promise<Buffer>} */
  const manifest = new Promise((resolve, reject) => {
    finish = resolve;
    fail = (error) => {
      reject(error);
      tar.destroy(error);
    };
  });
  manifest.catch(() => {});
  const submittable = {
    submit: (/** @type {import('pg').Connection} */ connection) => {
      connection.query(COMMAND);
    },
    handleRowDescription: () => void (results += 1),
    /** The second result lists the tablespaces: ours is the one without an id. */
    handleDataRow: (/** @type {{ fields: (string | null)[] }} */ { fields: [id, , kilobytes] }) => {
      if (results !== 2) return;
      total += Number(kilobytes) * 1024;
      if (id !== null)
        fail(new Refusal('A cluster with tablespaces of its own cannot be backed up this way'));
    },
    handleCopyData: (
      /** @type {{ chunk: Buffer }} */ { chunk },
      /** @type {{ stream: import('node:net').Socket }} */ { stream },
    ) => {
      const kind = String.fromCharCode(chunk[0] ?? 0);
      if (kind === 'm') {
        inManifest = true;
        tar.end();
        // A stream that ends drains no more, so nothing else would take up a paused socket again.
        stream.resume();
      } else if (kind === 'p') onProgress(Number(chunk.readBigInt64BE(1)), total);
      else if (kind === 'd') {
        // A copy, since pg reads the next message into the same bytes.
        const content = Buffer.from(chunk.subarray(1));
        if (inManifest) list.push(content);
        else if (!tar.write(content) && !stream.isPaused()) {
          stream.pause();
          tar.once('drain', () => stream.resume());
        }
      }
    },
    handleError: (/** @type {Error} */ error) => fail(error),
    handleCommandComplete: () => {},
    handleReadyForQuery: () => finish(Buffer.concat(list)),
  };
  return { submittable, manifest };
}
