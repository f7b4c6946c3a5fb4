import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkout } from '../../apps/launcher/checkout.mjs';
import { freePort } from '../../apps/launcher/free-port.mjs';
import { scratch } from '../launcher/scratch.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { instructions, readDockerFiles } from './docker-files.js';

/** The files that the last stage of the Dockerfile copies, in a folder of their own; the packages are this checkout's. */
function unpackImage(): string {
  const root = scratch('image');
  const { dockerfile } = readDockerFiles();
  for (const { word, rest } of instructions(dockerfile.slice(dockerfile.lastIndexOf('\nFROM ')))) {
    if (word !== 'COPY') continue;
    const [target = '', ...sources] = rest
      .replace(/^--from=\w+ /, '')
      .split(/\s+/)
      .reverse();
    for (const source of sources.map((path) => path.replace('/recurve/', ''))) {
      const place = join(root, target === './' ? source : target);
      mkdirSync(dirname(place), { recursive: true });
      if (source === 'node_modules') symlinkSync(join(checkout, source), place);
      else cpSync(join(checkout, source), place, { recursive: true });
    }
  }
  return root;
}

describe('the files of the image', () => {
  let database: TestDatabase;
  let image: string;
  let environment: NodeJS.ProcessEnv;
  const program = (name: string, ...words: string[]) => [join(image, 'apps', 'launcher', name), ...words];

  beforeAll(async () => {
    database = await cloneDatabase();
    image = unpackImage();
    environment = {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      RECURVE_DATA_DIR: scratch('data'),
      RECURVE_ADMIN_TOKEN: 'administrator-of-the-image',
      HOST: '127.0.0.1',
      PORT: String(await freePort('127.0.0.1')),
    };
  });
  afterAll(() => database.drop());

  const run = (...words: string[]) =>
    spawnSync(process.execPath, words, { cwd: image, env: environment, encoding: 'utf8' });

  it('are enough to migrate', () => {
    expect(run(...program('run-program.mjs', 'migrate'))).toMatchObject({ status: 0, stderr: '' });
  }, 90_000);

  it('are enough for api and worker in one tree, which neither installs, nor builds, nor writes there', async () => {
    const before = readdirSync(image);
    const child = spawn(process.execPath, program('run-program.mjs', 'all'), {
      cwd: image,
      env: environment,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = once(child, 'exit');
    while (!said.includes('Ctrl-C stops it.') && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const health = run(...program('ask-health.mjs', '/livez', '/readyz'));
    child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    expect({ said, code, health: health.status }).toEqual({
      said: expect.stringContaining('Recurve runs at'),
      code: 0,
      health: 0,
    });
    expect(said).not.toMatch(/Installing|Building/);
    expect(readdirSync(image)).toEqual(before);
  }, 90_000);

  it('say so where the api is not healthy', () => {
    expect(run(...program('ask-health.mjs', '/readyz'))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^\/readyz: /),
    });
  });

  it('refuse a word that names no program', () => {
    const { status, stderr } = run(...program('run-program.mjs', 'serve'));
    expect(status).toBe(2);
    expect(stderr).toContain('There is no program "serve": say api, worker, migrate, verify, all');
  });
});
