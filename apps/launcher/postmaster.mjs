import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf, identityOf, isAlive, isGone, pidOf } from './process-identity.mjs';

/** An id that no system gives to a process. */
const NOBODY = 2_147_483_646;

/**
 * What postmaster.pid says: the lines that PostgreSQL's pg_ctl reads too.
 * @param {string} cluster
 * @returns {{ pid: number, port: number, status: string } | null}
 */
export function readPostmasterFile(cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

/**
 * The server that runs on this cluster, whoever started it. A process that merely has the id which a dead server
 * left behind is none: ours was started with `-D` and this very folder.
 * @param {string} cluster absolute, without symbolic links
 * @returns {{ identity: string, port: number, status: string } | null}
 */
export function runningPostmaster(cluster) {
  const file = readPostmasterFile(cluster);
  if (file === null) return null;
  const identity = identityOf(file.pid);
  const words = argumentsOf(file.pid) ?? [];
  const ours = /(^|\/)postgres$/.test(words[0] ?? '') && `${words.join(' ')} `.includes(`-D ${cluster} `);
  return identity !== null && ours ? { identity, port: file.port, status: file.status } : null;
}

/**
 * PostgreSQL refuses to start while the id in its file exists, be it a zombie or a stranger. Putting an impossible id
 * in its place, rather than removing the file, keeps PostgreSQL's own check that no orphaned backend of the dead
 * server still writes to the cluster.
 * @param {string} cluster
 */
export function disownStalePostmaster(cluster) {
  const path = join(cluster, 'postmaster.pid');
  if (readPostmasterFile(cluster) === null || runningPostmaster(cluster) !== null) return;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^.*/, String(NOBODY)));
}

/**
 * @param {string} identity
 * @param {{ immediately?: boolean }} [how] otherwise connections are ended, and everything is written out first
 */
export async function stopPostmaster(identity, { immediately = false } = {}) {
  signal(identity, immediately ? 'SIGQUIT' : 'SIGINT');
  if (await isGone(identity, 60)) return;
  signal(identity, 'SIGQUIT');
  if (await isGone(identity, 10)) return;
  signal(identity, 'SIGKILL');
}

/**
 * @param {string} identity
 * @param {NodeJS.Signals} name
 */
function signal(identity, name) {
  if (isAlive(identity)) process.kill(pidOf(identity), name);
}
