import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { admitFirstAdministrator } from '#ingest';
import { DEPLOYMENT, openStore, type Store } from '#store';
import { freePort } from '../../apps/launcher/free-port.mjs';
import { cloneDatabase } from './database.js';
import { ADMIN_KEY } from './service.js';

export type ProgramName = 'api' | 'worker';

export const programPath = (name: ProgramName, file = 'main.js'): string =>
  fileURLToPath(new URL(`../../dist/apps/${name}/src/${file}`, import.meta.url));

export interface Program {
  process: ChildProcess;
  /** Sends the signal and waits for the end: the exit code, null where the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a built program as its supervisor does, and waits until it serves. */
export async function startProgram(name: ProgramName, environment: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [programPath(name)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await Promise.race([
    new Promise((resolve) => child.once('message', resolve)),
    ended.then((code) =>
      Promise.reject(new Error(`The ${name} ended with ${code} instead of starting\n${said}`)),
    ),
  ]);
  return {
    process: child,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** The service as it is in the field: api and worker as processes of their own, on a database of their own. */
export interface Deployment {
  address: string;
  databaseUrl: string;
  environment: Record<string, string>;
  store: Store;
  programs: Map<ProgramName, Program>;
  start: (name: ProgramName) => Promise<void>;
  kill: (name: ProgramName) => Promise<void>;
  close(): Promise<void>;
}

export async function deploy(redisUrl: string | undefined): Promise<Deployment> {
  const database = await cloneDatabase();
  const store = openStore({ databaseUrl: database.url });
  await store.withTenant({ clinicId: DEPLOYMENT }, (tx) => admitFirstAdministrator(tx, ADMIN_KEY));
  const port = await freePort('127.0.0.1');
  const environment = {
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl ?? '',
    HOST: '127.0.0.1',
    PORT: String(port),
    SWEEP_SECONDS: '0.5',
    DRAIN_SECONDS: '0',
  };
  const programs = new Map<ProgramName, Program>();
  const start = async (name: ProgramName) => void programs.set(name, await startProgram(name, environment));
  const kill = async (name: ProgramName) => {
    await programs.get(name)?.end('SIGKILL');
    programs.delete(name);
  };
  await Promise.all([start('api'), start('worker')]);
  return {
    address: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    environment,
    store,
    programs,
    start,
    kill,
    close: async () => {
      await Promise.all([kill('api'), kill('worker')]);
      await store.close();
      await database.drop();
    },
  };
}
