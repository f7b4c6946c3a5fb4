import { spawnSync } from 'node:child_process';

/**
 * Whom PostgreSQL runs as. It refuses root; root hands over to `nobody`, by number, so that no user has to be
 * made. Everybody else runs it as themselves.
 * @type {{ uid?: number, gid?: number }}
 */
export const serverUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * Asked of the system by trying, since owner, mode, access lists and mount options all have a say.
 * @param {string} directory
 */
export function serverUserCanEnter(directory) {
  const command = ['-c', 'cd -- "$1"', 'sh', directory];
  return spawnSync('/bin/sh', command, { cwd: '/', stdio: 'ignore', ...serverUser }).status === 0;
}
