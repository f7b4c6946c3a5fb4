import { createHash } from 'node:crypto';
import { BLOCK, padding } from './tar.mjs';

export const FORMAT = 1;
export const MANIFEST = 'recurve-backup.json';
export const MANIFEST_BYTES = 4096;

/** What a backup consists of, in this order. */
export const PASSWORD = 'server-password';
export const TABLES = 'postgres.tar.gz';
export const TABLES_MANIFEST = 'postgres.manifest.json';
export const PARTS = [PASSWORD, TABLES, TABLES_MANIFEST];

/**
 * `server`: the version of PostgreSQL; `createdAt`: UTC.
 * @typedef {{ name: string, bytes: number, sha256: string }} Part
 * @typedef {{ format: number, server: string, createdAt: string, parts: Part[] }} Manifest
 */

/**
 * The manifest as it stands in the file: of one length whatever it says, and with a digest of itself.
 * @param {Manifest} manifest
 * @returns {string}
 */
export function manifestText({ format, server, createdAt, parts }) {
  const plain = { format, server, createdAt, parts };
  const sha256 = createHash('sha256').update(JSON.stringify(plain)).digest('hex');
  return JSON.stringify({ ...plain, sha256 }, null, 2).padEnd(MANIFEST_BYTES, '\n');
}

/**
 * @param {string} text
 * @returns {Manifest | null} null where it is not what manifestText wrote
 */
export function readManifest(text) {
  try {
    const manifest = JSON.parse(text);
    return manifest.format !== FORMAT || manifestText(manifest) === text ? manifest : null;
  } catch {
    return null;
  }
}

/**
 * Where the content of each part begins: the file is a tar whose every byte follows from its manifest.
 * @param {Part[]} parts
 * @returns {{ starts: number[], end: number }}
 */
export function layout(parts) {
  let end = BLOCK + MANIFEST_BYTES;
  const starts = parts.map(({ bytes }) => {
    const start = end + BLOCK;
    end = start + bytes + padding(bytes);
    return start;
  });
  return { starts, end };
}
