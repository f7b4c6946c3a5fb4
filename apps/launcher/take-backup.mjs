import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { PASSWORD, TABLES, TABLES_MANIFEST } from './backup-manifest.mjs';
import { openBaseBackup } from './base-backup.mjs';
import { checkBackupFile } from './check-backup-file.mjs';
import { SUPERUSER } from './cluster.mjs';
import { startServer } from './embedded-postgres.mjs';
import { takeLock } from './lock.mjs';
import { runningPostmaster } from './postmaster.mjs';
import { identityOf } from './process-identity.mjs';
import { progressOf } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { readService } from './service-file.mjs';
import { unpackTables } from './unpack-tables.mjs';
import { writeBackupFile } from './write-backup-file.mjs';

/**
 * Copies the tables of a data directory, of a running service or of none, into one file: there checked and whole, or
 * not at all.
 * @param {string} directory without symbolic links
 * @param {string} file
 * @param {{ say: (line: string) => void, signal: AbortSignal }} context
 * @returns {Promise<{ bytes: number }>} of the file
 */
export async function takeBackup(directory, file, { say, signal }) {
  if (!existsSync(dirname(file))) throw new Refusal(`There is no directory ${dirname(file)}`);
  refuseExisting(file);
  const draft = `${file}.${process.pid}.part`;
  const server = await reachServer(directory, { say, signal });
  try {
    signal.throwIfAborted();
    const createdAt = new Date().toISOString();
    const copy = await openBaseBackup(server.url, { onProgress: progressOf('copied', say) });
    const stop = () => copy.tar.destroy(signal.reason);
    signal.addEventListener('abort', stop);
    try {
      const tables = pipeline(copy.tar, createGzip(), () => {});
      await writeBackupFile(draft, { server: copy.server, createdAt }, [
        { name: PASSWORD, content: [readFileSync(join(directory, 'server-password'))] },
        { name: TABLES, content: tables },
        { name: TABLES_MANIFEST, content: once(copy.manifest) },
      ]);
    } finally {
      signal.removeEventListener('abort', stop);
      await copy.close();
    }
    const manifest = await checkBackupFile(draft, { signal, onProgress: progressOf('checked', say) });
    await unpackTables(draft, manifest, { signal, onProgress: progressOf('compared', say) });
    refuseExisting(file);
    renameSync(draft, file);
    return { bytes: statSync(file).size };
  } finally {
    rmSync(draft, { force: true });
    await server.leave();
  }
}

/** @param {string} file */
function refuseExisting(file) {
  if (existsSync(file)) throw new Refusal(`${file} exists already: name another file`);
}

/** @param {Promise<Buffer>} content */
async function* once(content) {
  yield await content;
}

/**
 * The server that runs on the data directory, else one started for the duration.
 * @param {string} directory
 * @param {{ say: (line: string) => void, signal: AbortSignal }} context
 * @returns {Promise<{ url: string, leave: () => Promise<void> }>}
 */
async function reachServer(directory, { say, signal }) {
  const cluster = join(directory, 'postgres');
  const service = readService(directory);
  const runs = service !== null && identityOf(service.pid) !== null;
  const elsewhere = `The service of ${directory} keeps its tables elsewhere: back up that PostgreSQL`;
  if (!existsSync(cluster))
    throw new Refusal(runs ? elsewhere : `There is nothing to back up in ${directory}`);
  if (runs && !service.databaseUrl.startsWith(addressOf(directory))) throw new Refusal(elsewhere);
  const running = runningPostmaster(cluster);
  if (running?.status === 'ready')
    return { url: `${addressOf(directory)}${running.port}/recurve`, leave: async () => {} };
  const lock = await takeLock(directory, { say, signal });
  try {
    const server = await startServer({ directory, say });
    const leave = async () => {
      if (!server.adopted) await server.stop();
      lock.release();
    };
    return { url: server.url, leave };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The address of the directory's own server, but for port and database.
 * @param {string} directory
 */
function addressOf(directory) {
  const password = readFileSync(join(directory, 'server-password'), 'utf8').trim();
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:`;
}
