import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Names one process for good: its id, the moment it began and the boot it began in, since ids are used again.
 * null when there is no such process, or only its zombie.
 * @param {number} pid
 * @returns {string | null}
 */
export function identityOf(pid) {
  const born = existsSync('/proc/self/stat') ? bornByProc(pid) : bornByPs(pid);
  return born === null ? null : `${pid}.${born}`;
}

/** @param {string} text */
export function isIdentity(text) {
  return /^\d+\.[\w.-]+$/.test(text);
}

/**
 * @param {string} identity
 * @returns {boolean}
 */
export function isAlive(identity) {
  return identityOf(pidOf(identity)) === identity;
}

/**
 * @param {string} identity
 * @returns {number}
 */
export function pidOf(identity) {
  return Number.parseInt(identity, 10);
}

/** @returns {string} */
export function ownIdentity() {
  const identity = identityOf(process.pid);
  if (identity === null) throw new Error('This process cannot find itself in the process table');
  return identity;
}

/**
 * The words a process was started with, or null when it is gone or hidden.
 * @param {number} pid
 * @returns {string[] | null}
 */
export function argumentsOf(pid) {
  if (identityOf(pid) === null) return null;
  if (!existsSync('/proc/self/stat')) return ps('args=', pid)?.split(' ') ?? null;
  return readOrNull(`/proc/${pid}/cmdline`)?.split('\0') ?? null;
}

/**
 * Waits for the end of a process; false when it still lives after that time.
 * @param {string} identity
 * @param {number} seconds
 */
export async function isGone(identity, seconds) {
  for (const end = Date.now() + seconds * 1000; isAlive(identity);) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** @param {number} pid */
function bornByProc(pid) {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name, field 2, may itself hold blanks and brackets: count from its last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, threads, start] = [fields[0], Number(fields[17]), fields[19]];
  // The first thread of a process that ends is a zombie before the others have let go of its ports and files.
  if ((state === 'Z' && threads <= 1) || state === 'X') return null;
  const boot = readOrNull('/proc/sys/kernel/random/boot_id') ?? '';
  return `${start}.${boot.slice(0, 8)}`;
}

/** @param {number} pid */
function bornByPs(pid) {
  const line = ps('state=,lstart=', pid);
  if (line === null || line.startsWith('Z')) return null;
  return line
    .replace(/^\S+\s+/, '')
    .replace(/\W+/g, '-')
    .toLowerCase();
}

/**
 * @param {string} columns
 * @param {number} pid
 */
function ps(columns, pid) {
  const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' };
  const { error, stdout } = spawnSync('ps', ['-o', columns, '-p', String(pid)], { env, encoding: 'utf8' });
  if (error) throw error;
  return stdout.trim() || null;
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
