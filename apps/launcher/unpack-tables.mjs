import { createHash } from 'node:crypto';
import { chownSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TABLES, TABLES_MANIFEST } from './backup-manifest.mjs';
import { damaged, partStream } from './check-backup-file.mjs';
import { serverUser } from './server-user.mjs';
import { BrokenTar, readTar } from './tar.mjs';

/**
 * Reads every file of the tables and compares it with the server's own list; writes them where a folder is given, and
 * leaves it to the server to force them to the disk: it does so when it first starts on a copy.
 * @param {string} path of a backup file
 * @param {import('./backup-manifest.mjs').Manifest} manifest
 * @param {{ folder?: string, signal?: AbortSignal, onProgress?: (bytes: number, of: number) => void }} [options]
 * `folder`: exists and is empty
 * @returns {Promise<{ files: number, bytes: number }>}
 */
export async function unpackTables(path, manifest, { folder, signal, onProgress = () => {} } = {}) {
  const listed = await listedFiles(path, manifest);
  const total = [...listed.values()].reduce((sum, { size }) => sum + size, 0);
  let files = 0;
  let bytes = 0;
  const tar = pipeline(partStream(path, manifest, TABLES), createGunzip(), () => {});
  try {
    await readTar(tar, async ({ name, type }, content) => {
      if (!staysInside(name)) throw new BrokenTar(`${name} would leave the directory`);
      if (type === 'directory') return folder === undefined ? undefined : makeFolder(folder, name);
      const hash = createHash('sha256');
      const file = folder === undefined ? null : await openNew(folder, name);
      const first = bytes;
      try {
        for await (const piece of content) {
          signal?.throwIfAborted();
          hash.update(piece);
          await file?.writeFile(piece);
          onProgress((bytes += piece.length), total);
        }
      } finally {
        await file?.close();
      }
      files += 1;
      const expected = listed.get(name);
      listed.delete(name);
      // The server lists no WAL: its records carry their own checksums.
      if (expected === undefined && !name.startsWith('pg_wal/')) throw new BrokenTar(`${name} is not listed`);
      if (expected && (expected.size !== bytes - first || expected.sha256 !== hash.digest('hex')))
        throw new BrokenTar(`${name} differs from what the server listed`);
    });
  } catch (error) {
    tar.destroy();
    if (error instanceof BrokenTar || isZlib(error)) throw damaged(path, `${TABLES}: ${error.message}`);
    throw error;
  }
  const [missing] = listed.keys();
  if (missing !== undefined) throw damaged(path, `${TABLES}: ${missing} is missing`);
  return { files, bytes };
}

/**
 * @param {string} path
 * @param {import('./backup-manifest.mjs').Manifest} manifest
 * @returns {Promise<Map<string, { size: number, sha256: string }>>}
 */
async function listedFiles(path, manifest) {
  let text = '';
  for await (const piece of partStream(path, manifest, TABLES_MANIFEST).setEncoding('utf8')) text += piece;
  /** @type {{ Path: string, Size: number, Checksum: string }[]} */
  const files = JSON.parse(text).Files;
  return new Map(files.map(({ Path, Size, Checksum }) => [Path, { size: Size, sha256: Checksum }]));
}

/** @param {string} name */
const staysInside = (name) =>
  name.split('/').every((step) => step !== '' && step !== '.' && step !== '..') && !name.includes('\\');

/**
 * @param {string} folder
 * @param {string} name
 */
function makeFolder(folder, name) {
  const path = join(folder, name);
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) give(path);
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function openNew(folder, name) {
  if (name.includes('/')) makeFolder(folder, dirname(name));
  const file = await open(join(folder, name), 'wx', 0o600);
  give(join(folder, name));
  return file;
}

/** @param {string} path */
function give(path) {
  if (serverUser.uid !== undefined) chownSync(path, serverUser.uid, serverUser.gid ?? serverUser.uid);
}

/**
 * @param {unknown} error
 * @returns {error is Error}
 */
const isZlib = (error) =>
  error instanceof Error && String(/** @type {NodeJS.ErrnoException} */ (error).code).startsWith('Z_');
