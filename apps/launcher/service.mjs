import { join } from 'node:path';
import { claim, withdraw } from './claims.mjs';
import { dataDirectory, prepareDataDirectory } from './data-directory.mjs';
import { startServer, stopServer } from './embedded-postgres.mjs';
import { keepRunning } from './keep-running.mjs';
import { awaitLeftovers, killAll } from './leftovers.mjs';
import { checkListen, readListen } from './listen.mjs';
import { takeLock } from './lock.mjs';
import { lastLines, openLog, sizeOf } from './log-file.mjs';
import { migrate } from './migrate.mjs';
import { requireNode } from './node-version.mjs';
import { prepareCheckout } from './prepare-checkout.mjs';
import { Refusal, explain } from './refusal.mjs';
import { removeService, writeService } from './service-file.mjs';
import { orAborted } from './stop-signal.mjs';
import { watchServer } from './watch-server.mjs';
import { welcome } from './welcome.mjs';

/**
 * `undo` collects what has to be put away at the end, last first; `emergency` what a second Ctrl-C does.
 * @typedef {{ signal: AbortSignal, say: (line: string) => void, undo: (() => unknown)[], emergency: () => void }} Context
 * @typedef {{ migrate: string, api: string, worker: string }} Programs paths
 */

/**
 * lock → install, build → PostgreSQL → migrations → api and worker → where to find it
 * @param {Programs} programs
 * @param {Context} context
 * @returns {Promise<{ address: string }>}
 */
export async function startService(programs, context) {
  requireNode();
  const { signal, say, undo } = context;
  const ownServer = !process.env['DATABASE_URL'];
  const listen = readListen();
  const directory = prepareDataDirectory(dataDirectory(), { forServer: ownServer });
  const started = join(directory, 'programs');

  const lock = await takeLock(directory, { say, signal });
  undo.push(lock.release);
  signal.addEventListener('abort', lock.markStopping);
  context.emergency = () => killAll(started);
  await awaitLeftovers(started, say);
  await checkListen(listen);

  const beforeInstall = () => stopServer(directory);
  undo.push(await prepareCheckout('service', { say, signal, beforeInstall }));

  const databaseUrl = ownServer
    ? await bringUpServer(directory, context)
    : String(process.env['DATABASE_URL']);
  const { host: HOST, port } = listen;
  // Nobody routes between several here: a stop need not wait until they have noticed.
  const DRAIN_SECONDS = process.env['DRAIN_SECONDS'] || '0';
  const env = { ...process.env, DATABASE_URL: databaseUrl, HOST, PORT: String(port), DRAIN_SECONDS };

  const adminKey = await migrate(programs.migrate, env, signal);
  // At once: whatever fails from here on, the key would not be shown again.
  if (adminKey !== null) say(`Administrator's key, shown only now: ${adminKey}`);

  await bringUpPrograms(programs, env, { directory, started }, context);
  writeService(directory, { databaseUrl, address: listen.address, pid: process.pid });
  undo.push(() => removeService(directory));
  say(welcome({ listen, databaseUrl: ownServer ? null : databaseUrl, directory, newKey: adminKey !== null }));
  return { address: listen.address };
}

/**
 * @param {string} directory
 * @param {Context} context
 * @returns {Promise<string>} the database's address
 */
async function bringUpServer(directory, context) {
  const { say, signal, undo } = context;
  const server = await startServer({ directory, say });
  undo.push(watchServer(server, { directory, say }));
  const killPrograms = context.emergency;
  context.emergency = () => {
    killPrograms();
    void stopServer(directory, { immediately: true });
  };
  signal.throwIfAborted();
  return server.url;
}

/**
 * @param {Programs} programs
 * @param {NodeJS.ProcessEnv} env
 * @param {{ directory: string, started: string }} folders
 * @param {Context} context
 */
async function bringUpPrograms(programs, env, { directory, started }, { say, signal, undo }) {
  const logPath = join(directory, 'recurve.log');
  const log = openLog(logPath);
  const start = sizeOf(logPath);
  const kept = /** @type {const} */ (['api', 'worker']).map((name) =>
    keepRunning({
      name,
      file: programs[name],
      env,
      log,
      onStart: (identity) => claim(started, identity),
      onExit: (identity) => withdraw(started, identity),
      say,
    }),
  );
  undo.push(() => Promise.all(kept.map(({ stop }) => stop())));
  try {
    await orAborted(signal, Promise.all(kept.map(({ ready }) => ready)));
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : explain(error);
    throw new Refusal([reason, ...lastLines(logPath, start)].join('\n'));
  }
}
