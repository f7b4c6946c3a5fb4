import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach } from '@jest/globals';

const launcher = new URL('../../apps/launcher/', import.meta.url);
const running = new Set<ChildProcess>();

/** Root's tests act as an ordinary user by number; everybody else's already are one. */
export const ordinaryUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * Runs lines of JavaScript in a process of its own and resolves with the first line it prints, parsed. The lines may
 * use the launcher's modules as `await from('lock.mjs')`.
 */
export async function child(
  script: string,
  user: { uid?: number; gid?: number } = {},
): Promise<{ answer: unknown; process: ChildProcess }> {
  const preamble =
    `const from = (name) => import(new URL(name, ${JSON.stringify(launcher.href)}));` +
    'const answer = (value) => console.log(JSON.stringify(value));' +
    'const forever = () => setInterval(() => {}, 1e6);';
  const started = spawn(process.execPath, ['--input-type=module', '-e', preamble + script], {
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  });
  running.add(started);
  const line = await firstLine(started);
  return { answer: JSON.parse(line), process: started };
}

function firstLine(started: ChildProcess): Promise<string> {
  if (!started.stdout) throw new Error('A child without output');
  const lines = createInterface({ input: started.stdout });
  return new Promise((resolve) => {
    lines.once('line', (line) => resolve(line));
    lines.once('close', () => resolve('null'));
  });
}

/** kill -9, and wait until it is gone. */
export async function kill(process: ChildProcess): Promise<void> {
  running.delete(process);
  if (process.exitCode !== null || process.signalCode !== null) return;
  const gone = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGKILL');
  await gone;
}

afterEach(async () => {
  for (const process of running) await kill(process);
});
