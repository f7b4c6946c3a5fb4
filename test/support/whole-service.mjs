import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../apps/launcher/free-port.mjs';

export const ADMIN_KEY = 'administrator-of-the-benchmark';

/**
 * Starts the whole service as `npm start` does, on a new data directory; `startMs` is the time to the first /readyz.
 * @param {Record<string, string>} environment
 */
export async function startWhole(environment = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'recurve-bench-'));
  chmodSync(directory, 0o755);
  const port = String(await freePort('127.0.0.1'));
  const address = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [new URL('../../apps/launcher/start.mjs', import.meta.url).pathname],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        RECURVE_DATA_DIR: directory,
        RECURVE_ADMIN_TOKEN: ADMIN_KEY,
        PORT: port,
        ...environment,
      },
    },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let ready = false;
  while (!ready) {
    if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode}`);
    ready = await fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!ready) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    address,
    directory,
    startMs: performance.now() - began,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} address
 * @param {string} key
 */
export const callerOf =
  (address, key) =>
  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {Record<string, string>} [headers]
   */
  async (method, path, body, headers = {}) => {
    const response = await fetch(address + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return {
      /** @type {any} */ body: JSON.parse(text),
      location: response.headers.get('location') ?? '',
    };
  };
