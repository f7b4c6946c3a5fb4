import { openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LIMIT = 10_000_000;

/**
 * Opens a log to append to. One that has grown large is put aside, and takes the place of the one before it.
 * @param {string} path
 * @returns {number} a file descriptor
 */
export function openLog(path) {
  if (sizeOf(path) > LIMIT) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/**
 * What was written to a log since it was this long.
 * @param {string} path
 * @param {number} start in bytes
 */
export function logSince(path, start) {
  return readFileSync(path).subarray(start).toString('utf8');
}

/** @param {string} path */
export function sizeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * @param {string} path
 * @param {number} start in bytes
 */
export function lastLines(path, start) {
  return logSince(path, start).trimEnd().split('\n').slice(-20);
}
