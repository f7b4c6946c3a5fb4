import { spawn } from 'node:child_process';
import { identityOf } from './process-identity.mjs';

/** Rows of a file live for the length of a batch: a larger nursery lets them die there. */
const OPTIONS = ['--enable-source-maps', '--max-semi-space-size=64'];

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5_000;
/** Who lived this long was well: its next pause is the first again. */
const WELL_AFTER = 30_000;
const GRACE = 20_000;

/**
 * @typedef {{ name: string, file: string, env: NodeJS.ProcessEnv, log: number,
 *   onStart: (identity: string) => void, onExit: (identity: string) => void, say: (line: string) => void }} Program
 * @typedef {{ ready: Promise<void>, stop: () => Promise<void> }} Kept
 */

/**
 * Runs a program until it is told to stop. It says `{ ready: true }` over IPC once it serves; should it end before
 * it ever did, `ready` is rejected; should it end later, it is started again.
 * @param {Program} program
 * @returns {Kept}
 */
export function keepRunning(program) {
  const { promise: ready, resolve, reject } = deferred();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let restart;
  let pause = FIRST_PAUSE;
  let wasReady = false;
  let stopping = false;

  const start = () => {
    const started = Date.now();
    child = spawn(process.execPath, [...OPTIONS, program.file], {
      env: program.env,
      stdio: ['ignore', program.log, program.log, 'ipc'],
    });
    const identity = identityOf(child.pid ?? 0);
    if (identity) program.onStart(identity);
    child.on('message', (message) => {
      if (!isReady(message)) return;
      wasReady = true;
      resolve();
    });
    child.once('exit', (code, signal) => ended(signal ?? `code ${code}`));
    child.once('error', (error) => identity === null && ended(error.message));
    const ended = (/** @type {string} */ how) => {
      child = undefined;
      if (identity) program.onExit(identity);
      if (stopping) return;
      if (!wasReady) return reject(new Error(`${program.name} did not start (${how})`));
      program.say(`${program.name} ended (${how}) and is started again`);
      if (Date.now() - started > WELL_AFTER) pause = FIRST_PAUSE;
      restart = setTimeout(start, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    };
  };
  start();

  const stop = async () => {
    stopping = true;
    clearTimeout(restart);
    if (!child) return;
    const last = child;
    const ended = new Promise((done) => last.once('exit', done));
    last.kill('SIGTERM');
    const patience = setTimeout(() => last.kill('SIGKILL'), GRACE);
    await ended;
    clearTimeout(patience);
  };
  return { ready, stop };
}

/** @param {unknown} message */
function isReady(message) {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}

/** @returns {{ promise: Promise<void>, resolve: () => void, reject: (error: Error) => void }} */
function deferred() {
  let resolve = () => {};
  /** @type {(error: Error) => void} */
  let reject = () => {};
  const promise = /** @type {Promise<void>} */ (
    new Promise((keep, fail) => {
      resolve = () => keep(undefined);
      reject = fail;
    })
  );
  // A failure that nobody awaits yet is not one that nobody handles.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
