import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import pg from 'pg';
import { verifyClinic } from '#derive';
import { identityOf } from '../../apps/launcher/process-identity.mjs';
import { freePort } from '../../apps/launcher/free-port.mjs';
import { deploy, programPath, type Deployment, type ProgramName } from '../support/programs.js';
import { redisDatabase } from '../support/redis-database.js';
import { admitTrial, postForms, secondsUntilCurrent } from './load.js';

const ROUNDS = 6;
const LONGEST_PAUSE_MS = 1_500;
const ENDS_WITHIN_MS = 10_000;

const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

describe('processes that are killed', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await deploy(redisDatabase(4));
  });
  afterAll(() => deployment.close());

  it('every form that was acknowledged stands exactly once, and the cohort becomes current and right', async () => {
    const { address, databaseUrl, store, start, kill } = deployment;
    const trial = await admitTrial(address, 12);
    const clients = [0, 10_000, 20_000].map((first) => postForms(trial.client, trial.patients, first));
    const victims: ProgramName[][] = [['api'], ['worker'], ['api', 'worker']];
    const acknowledged: [string, string][] = [];
    try {
      for (let round = 0; round < ROUNDS; round++) {
        await pause(LONGEST_PAUSE_MS);
        const killed = victims[round % victims.length] ?? [];
        await Promise.all(killed.map(kill));
        await Promise.all(killed.map(start));
      }
    } finally {
      for (const { stop } of clients) acknowledged.push(...(await stop()));
    }
    expect(await secondsUntilCurrent(trial, 30)).toBeLessThan(30);

    const owner = new pg.Client({ connectionString: databaseUrl });
    await owner.connect();
    const { rows } = await owner.query<{ id: string; source_id: string }>(
      'SELECT id, source_id FROM assessment ORDER BY source_id',
    );
    await owner.end();
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(rows.map(({ source_id, id }) => [source_id, id])).toEqual(
      acknowledged.sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    expect(await verifyClinic(store, trial.clinicId)).toEqual({
      patients: 12,
      cohorts: 1,
      lagging: 0,
      differences: [],
    });
  }, 180_000);

  it.each(['api', 'worker'] as const)('SIGTERM ends the %s in order, with 0', async (name) => {
    const program = deployment.programs.get(name);
    const began = performance.now();
    expect(await program?.end('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(ENDS_WITHIN_MS);
    await deployment.start(name);
  });

  it.each(['api', 'worker'] as const)('the %s ends by itself when its supervisor is gone', async (name) => {
    const fork = `
      const child = require('node:child_process').fork(process.argv[1], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child.on('message', () => process.stdout.write(String(child.pid)));
      setInterval(() => {}, 1000);`;
    const supervisor = spawn(process.execPath, ['-e', fork, programPath(name)], {
      env: { ...process.env, ...deployment.environment, PORT: String(await freePort('127.0.0.1')) },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = Number(await new Promise((resolve) => supervisor.stdout.once('data', resolve)));
    expect(identityOf(pid)).not.toBeNull();
    supervisor.kill('SIGKILL');
    const end = performance.now() + ENDS_WITHIN_MS;
    while (identityOf(pid) !== null && performance.now() < end) await pause(50);
    expect(identityOf(pid)).toBeNull();
  });
});
