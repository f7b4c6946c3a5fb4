import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { FORMAT, MANIFEST, MANIFEST_BYTES, PARTS, layout, readManifest } from './backup-manifest.mjs';
import { Refusal } from './refusal.mjs';
import { BLOCK, padding, tarHeader } from './tar.mjs';

/** @typedef {import('./backup-manifest.mjs').Manifest} Manifest */

/**
 * Reads a backup file from its first byte to its last; refuses one of which any is not what was written.
 * @param {string} path
 * @param {{ signal?: AbortSignal, onProgress?: (bytes: number, of: number) => void }} [options]
 * @returns {Promise<Manifest>}
 */
export async function checkBackupFile(path, { signal, onProgress = () => {} } = {}) {
  const { size } = fileAt(path);
  const manifest = await manifestOf(path);
  const { starts, end } = layout(manifest.parts);
  if (size !== end + 2 * BLOCK) throw damaged(path, `it has ${size} bytes instead of ${end + 2 * BLOCK}`);
  for (const [index, { name, bytes, sha256 }] of manifest.parts.entries()) {
    const start = starts[index] ?? 0;
    const header = await bytesAt(path, start - BLOCK, BLOCK);
    if (!header.equals(tarHeader(name, bytes))) throw damaged(path, `the header of ${name}`);
    const hash = createHash('sha256');
    let read = start;
    for await (const piece of partStream(path, manifest, name)) {
      signal?.throwIfAborted();
      hash.update(piece);
      onProgress((read += piece.length), size);
    }
    if (hash.digest('hex') !== sha256) throw damaged(path, name);
    await requireZeros(path, start + bytes, padding(bytes));
  }
  await requireZeros(path, end, 2 * BLOCK);
  return manifest;
}

/**
 * The content of one part.
 * @param {string} path
 * @param {Manifest} manifest
 * @param {string} part
 */
export function partStream(path, { parts }, part) {
  const index = parts.findIndex(({ name }) => name === part);
  const [start, bytes] = [layout(parts).starts[index] ?? 0, parts[index]?.bytes ?? 0];
  return createReadStream(path, { start, end: start + bytes - 1, highWaterMark: 1 << 20 });
}

/**
 * @param {string} path
 * @param {string} what
 */
export const damaged = (path, what) => new Refusal(`${path} is damaged: ${what}`);

/** @param {string} path */
function fileAt(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status?.isFile()) throw new Refusal(`There is no file ${path}`);
  return status;
}

/** @param {string} path */
async function manifestOf(path) {
  const header = await bytesAt(path, 0, BLOCK);
  if (!header.equals(tarHeader(MANIFEST, MANIFEST_BYTES)))
    throw new Refusal(`${path} is not a backup of Recurve, or was not written to its end`);
  const manifest = readManifest((await bytesAt(path, BLOCK, MANIFEST_BYTES)).toString('utf8'));
  if (manifest === null) throw damaged(path, MANIFEST);
  if (manifest.format !== FORMAT)
    throw new Refusal(`${path} has the format ${manifest.format}; this Recurve reads format ${FORMAT}`);
  const whole = PARTS.every((name, index) => manifest.parts[index]?.name === name);
  if (!whole || manifest.parts.length !== PARTS.length || manifest.parts.some(({ bytes }) => bytes === 0))
    throw damaged(path, `${MANIFEST} names other parts`);
  return manifest;
}

/**
 * @param {string} path
 * @param {number} start
 * @param {number} bytes
 */
async function bytesAt(path, start, bytes) {
  const pieces = [];
  for await (const piece of createReadStream(path, { start, end: start + bytes - 1 })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * @param {string} path
 * @param {number} start
 * @param {number} bytes
 */
async function requireZeros(path, start, bytes) {
  if (bytes === 0) return;
  if (!(await bytesAt(path, start, bytes)).equals(Buffer.alloc(bytes)))
    throw damaged(path, `the bytes from ${start} on`);
}
