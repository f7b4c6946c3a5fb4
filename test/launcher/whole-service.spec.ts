import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../apps/launcher/free-port.mjs';
import { stopServer } from '../../apps/launcher/embedded-postgres.mjs';
import { admitClinic, clientOf } from '../support/client.js';

const ADMIN_KEY = 'administrator-of-the-launcher';
const start = new URL('../../apps/launcher/start.mjs', import.meta.url).pathname;

/** A process that has ended but that nobody has reaped yet is a zombie: its number still answers signals. */
function hasEnded(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

/** A server takes its last steps after it has removed its pid file, which is what those that wait for it see. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}

describe('the whole service', () => {
  let directory: string;
  let port: number;
  let address: string;
  const running: ChildProcess[] = [];

  const launch = () => {
    const child = spawn(process.execPath, [start], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        RECURVE_DATA_DIR: directory,
        RECURVE_ADMIN_TOKEN: ADMIN_KEY,
        PORT: String(port),
      },
    });
    running.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    return { child, ended, said: () => said };
  };

  const untilReady = async (): Promise<void> => {
    for (let tries = 0; tries < 600; tries++) {
      const ready = await fetch(`${address}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The service did not become ready');
  };

  const serverPid = (): number =>
    Number(readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'recurve-whole-'));
    chmodSync(directory, 0o755);
    port = await freePort('127.0.0.1');
    address = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await stopServer(directory, { immediately: true }).catch(() => {});
    rmSync(directory, { recursive: true, force: true });
  });

  it('starts, refuses a second start, survives kill -9 with all it acknowledged, and ends whole', async () => {
    const first = launch();
    await untilReady();
    const clinic = await admitClinic(address, ADMIN_KEY, 'Launcher');
    const key = await clinic.keyFor('clinician');
    const body = { sourceSystem: 'launcher', sourceId: '1' };
    const { body: patient } = await clientOf(address, key).post<{ id: string }>('/v1/patients', body);

    const second = launch();
    expect(await second.ended).toBe(1);
    expect(second.said().trim().split('\n')).toHaveLength(1);
    expect(second.said()).toMatch(/already running/);

    first.child.kill('SIGKILL');
    process.kill(serverPid(), 'SIGKILL');
    await first.ended;

    const third = launch();
    await untilReady();
    expect((await clientOf(address, key).get(`/v1/patients/${patient.id}`)).status).toBe(200);

    const server = serverPid();
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
    await until(() => hasEnded(server));
    await expect(fetch(`${address}/livez`)).rejects.toThrow();
  }, 180_000);
});
