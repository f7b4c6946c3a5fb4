import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isIdentity, pidOf } from './process-identity.mjs';

/**
 * A folder of claims holds one file per process, named by its identity. Such a name is never used again, so the
 * claim of a dead process can be removed by anyone at any time without ever hitting somebody else's.
 * @param {string} folder
 * @param {string} identity
 * @param {string} [note]
 */
export function claim(folder, identity, note = '') {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, identity), note);
}

/**
 * @param {string} folder
 * @param {string} identity
 */
export function withdraw(folder, identity) {
  rmSync(join(folder, identity), { force: true });
}

/**
 * The claims of living processes; those of dead ones are removed.
 * @param {string} folder
 * @returns {{ identity: string, pid: number, note: string }[]}
 */
export function livingClaims(folder) {
  return names(folder).flatMap((identity) => {
    if (isAlive(identity)) return [{ identity, pid: pidOf(identity), note: noteOf(join(folder, identity)) }];
    withdraw(folder, identity);
    return [];
  });
}

/** @param {string} folder */
function names(folder) {
  try {
    return readdirSync(folder).filter(isIdentity);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
    throw error;
  }
}

/** @param {string} path */
function noteOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
