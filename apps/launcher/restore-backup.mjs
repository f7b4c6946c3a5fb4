import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PASSWORD } from './backup-manifest.mjs';
import { checkBackupFile, partStream } from './check-backup-file.mjs';
import { livingClaims } from './claims.mjs';
import { prepareDataDirectory } from './data-directory.mjs';
import { startServer, stopServer } from './embedded-postgres.mjs';
import { takeLock } from './lock.mjs';
import { embeddedVersion } from './native-binaries.mjs';
import { progressOf } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { serverUser } from './server-user.mjs';
import { unpackTables } from './unpack-tables.mjs';
import { writeWhole } from './write-whole.mjs';

/**
 * Checks a backup file to its last byte, unpacks it into a data directory that holds nothing yet, and starts the
 * server there once, so that it has replayed its WAL. Where any of that fails, nothing is left behind.
 * @param {string} file
 * @param {string} target
 * @param {{ say: (line: string) => void, signal: AbortSignal }} context
 * @returns {Promise<{ directory: string, bytes: number, createdAt: string }>}
 */
export async function restoreBackup(file, target, { say, signal }) {
  refuseUsed(target);
  const manifest = await checkBackupFile(file, { signal, onProgress: progressOf('checked', say) });
  refuseOtherServer(file, manifest.server);
  const made = firstMissing(target);
  const directory = prepareDataDirectory(target, { forServer: true });
  const lock = await takeLock(directory, { say, signal });
  try {
    refuseUsed(directory, ['supervisor.lock']);
    const folder = join(directory, 'postgres.draft');
    mkdirSync(folder, { mode: 0o700 });
    if (serverUser.uid !== undefined) chownSync(folder, serverUser.uid, serverUser.gid ?? serverUser.uid);
    const onProgress = progressOf('restored', say);
    const { bytes } = await unpackTables(file, manifest, { folder, signal, onProgress });
    let password = '';
    for await (const piece of partStream(file, manifest, PASSWORD).setEncoding('utf8')) password += piece;
    writeWhole(join(directory, 'server-password'), password);
    renameSync(folder, join(directory, 'postgres'));
    signal.throwIfAborted();
    const server = await startServer({ directory, say });
    await server.stop();
    signal.throwIfAborted();
    return { directory, bytes, createdAt: manifest.createdAt };
  } catch (error) {
    if (error instanceof UsedDirectory) throw error;
    await stopServer(directory, { immediately: true });
    for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true });
    if (made !== null) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

/** A directory whose content is somebody's: not ours to remove. */
class UsedDirectory extends Refusal {}

/**
 * @param {string} directory
 * @param {string[]} [apart] what does not count
 */
function refuseUsed(directory, apart = []) {
  const holder = livingClaims(join(directory, 'supervisor.lock')).find(({ pid }) => pid !== process.pid);
  if (holder)
    throw new UsedDirectory(
      `Recurve is running from the data directory ${directory} (process ${holder.pid})`,
    );
  if (existsSync(directory) && readdirSync(directory).some((name) => !apart.includes(name)))
    throw new UsedDirectory(
      `${directory} is not empty: restore into a directory that is, or that does not exist`,
    );
}

/**
 * Files of one major version are the same whatever the minor one.
 * @param {string} file
 * @param {string} version
 */
function refuseOtherServer(file, version) {
  const [theirs, ours] = [Number.parseInt(version, 10), Number.parseInt(embeddedVersion(), 10)];
  if (theirs === ours) return;
  throw new Refusal(
    `${file} is of PostgreSQL ${version}, this Recurve has ${embeddedVersion()}: restore with the Recurve that wrote it`,
  );
}

/**
 * The uppermost directory of a path that does not exist yet; null where all do.
 * @param {string} path
 * @returns {string | null}
 */
function firstMissing(path) {
  if (existsSync(path)) return null;
  return firstMissing(dirname(path)) ?? path;
}
