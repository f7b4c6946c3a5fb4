import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SUPERUSER, openCluster, serverEnvironment } from './cluster.mjs';
import { freePort } from './free-port.mjs';
import { logSince, openLog, sizeOf } from './log-file.mjs';
import { nativeBinaries } from './native-binaries.mjs';
import {
  disownStalePostmaster,
  readPostmasterFile,
  runningPostmaster,
  stopPostmaster,
} from './postmaster.mjs';
import { identityOf, isGone } from './process-identity.mjs';
import { Refusal } from './refusal.mjs';
import { ensureDatabase } from './server-database.mjs';
import { serverUser } from './server-user.mjs';

/** Statements and their values stay out of the log: they hold what patients answered. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'jit=off',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];
const TESTING = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * @typedef {{ url: string, port: number, identity: string, adopted: boolean,
 *   stop: (how?: { immediately?: boolean }) => Promise<void> }} Server
 */

/**
 * Brings up PostgreSQL on the data directory, or adopts the server that a killed supervisor left running on it. The
 * server is a process group of its own, which a terminal's Ctrl-C does not reach. The caller holds the
 * directory's lock.
 * @param {{ directory: string, port?: number, testing?: boolean, say?: (line: string) => void }} options
 * `port`: this one and no other; `testing`: fast, and gone with the machine's next power cut
 * @returns {Promise<Server>}
 */
export async function startServer({ directory, port, testing = false, say = () => {} }) {
  const path = realpathSync(directory);
  const binaries = () => nativeBinaries(path, say);
  const { cluster, password } = await openCluster(path, binaries, { testing, say });
  for (;;) {
    const found = await settledPostmaster(cluster);
    const { identity, port: itsPort } =
      found ?? (await launch({ path, cluster, native: binaries(), port, testing }));
    const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${itsPort}/recurve`;
    try {
      await ensureDatabase(url);
    } catch (error) {
      // It was about to die when it was found.
      if (found && (await isGone(identity, 1))) continue;
      throw error;
    }
    return {
      url,
      port: itsPort,
      identity,
      adopted: found !== null,
      stop: (how) => stopPostmaster(identity, how),
    };
  }
}

/**
 * Ends the server that runs on the data directory, whoever started it, if there is one.
 * @param {string} directory
 * @param {{ immediately?: boolean }} [how]
 */
export async function stopServer(directory, how) {
  const running = runningPostmaster(join(realpathSync(directory), 'postgres'));
  if (running) await stopPostmaster(running.identity, how);
}

/**
 * The running server once it is ready; null when there is none, or when it was about to stop and now has.
 * @param {string} cluster
 */
async function settledPostmaster(cluster) {
  for (;;) {
    const running = runningPostmaster(cluster);
    if (running === null || running.status === 'ready') return running;
    if (running.status === 'stopping') await isGone(running.identity, 60);
    await sleep(20);
  }
}

/** @typedef {{ path: string, cluster: string, native: string, port: number | undefined, testing: boolean }} Launch */

/**
 * @param {Launch} options
 * @returns {Promise<{ identity: string, port: number }>}
 */
async function launch(options) {
  const giveUp = Date.now() + 15_000;
  for (;;) {
    disownStalePostmaster(options.cluster);
    const port = options.port ?? (await freePort('127.0.0.1'));
    const outcome = await attempt(options, port);
    if (typeof outcome !== 'string') return outcome;
    // Another program took the port, or the dead server's last backends are still leaving.
    const passing = /Address already in use|is still in use|postmaster\.pid" already exists/.test(outcome);
    if (!passing || Date.now() > giveUp) throw new Refusal(`PostgreSQL did not start\n${outcome.trimEnd()}`);
    await sleep(100);
  }
}

/**
 * @param {Launch} options
 * @param {number} port
 * @returns {Promise<{ identity: string, port: number } | string>} what it said when it did not start
 */
async function attempt({ path, cluster, native, testing }, port) {
  const logPath = join(path, 'postgres.log');
  const log = openLog(logPath);
  const start = sizeOf(logPath);
  const settings = [`port=${port}`, ...SETTINGS, ...(testing ? TESTING : [])].flatMap((one) => ['-c', one]);
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, ...settings], {
    cwd: path,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
    ...serverUser,
  });
  closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  await once(child, 'spawn');
  child.unref();
  while (!ended) {
    const file = readPostmasterFile(cluster);
    const identity = identityOf(child.pid ?? 0);
    if (identity && file?.pid === child.pid && file?.status === 'ready') return { identity, port };
    await sleep(20);
  }
  return logSince(logPath, start);
}
