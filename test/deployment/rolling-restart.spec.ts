import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../../apps/launcher/free-port.mjs';
import { admitTrial, secondsUntilCurrent } from '../queue/load.js';
import { startExternalPostgres, type ExternalPostgres } from '../support/external-postgres.js';
import { programPath, startProgram, type Program, type ProgramName } from '../support/programs.js';
import { redisDatabase } from '../support/redis-database.js';
import { openRoundRobin, type RoundRobin } from '../support/round-robin.js';
import { runProgram } from '../support/run-program.js';
import { ADMIN_KEY } from '../support/service.js';
import { steadyLoad } from './steady-load.js';

const redisUrl = redisDatabase(8);
const PATIENTS = 12;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`two apis and two workers behind one address, the queue in ${redisUrl ? 'Redis' : 'PostgreSQL'}`, () => {
  let postgres: ExternalPostgres;
  let environment: Record<string, string>;
  let balancer: RoundRobin;
  const programs: { name: ProgramName; environment: Record<string, string>; program: Program }[] = [];
  const migrate = () => runProgram([programPath('api', 'migrate.js')], { ...process.env, ...environment });

  beforeAll(async () => {
    postgres = await startExternalPostgres();
    environment = {
      DATABASE_URL: await postgres.createDatabase('recurve_deployment'),
      REDIS_URL: redisUrl ?? '',
      RECURVE_ADMIN_TOKEN: ADMIN_KEY,
      HOST: '127.0.0.1',
      SWEEP_SECONDS: '0.5',
      DRAIN_SECONDS: '1.5',
    };
  }, 60_000);
  afterAll(async () => {
    await balancer?.close();
    await Promise.all(programs.map(({ program }) => program.end('SIGKILL')));
    await postgres?.close();
  });

  it('two migrations at once both end well, and a third changes nothing', async () => {
    const ended = await Promise.all([migrate(), migrate()]);
    ended.push(await migrate());
    const well = { code: 0, lines: [JSON.stringify({ adminKey: null })] };
    expect(ended).toEqual([well, well, well]);
  }, 60_000);

  it('each is restarted in turn under steady load: no request fails, no fact is lost, all figures are right', async () => {
    const ports = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
    const places = [
      ...ports.map((port) => ({ name: 'api' as const, environment: { ...environment, PORT: String(port) } })),
      ...ports.map(() => ({ name: 'worker' as const, environment })),
    ];
    programs.push(
      ...(await Promise.all(
        places.map(async (place) => ({
          ...place,
          program: await startProgram(place.name, place.environment),
        })),
      )),
    );
    balancer = await openRoundRobin(ports);
    const trial = await admitTrial(balancer.address, PATIENTS);

    const load = steadyLoad(trial, 2, 1);
    const codes: (number | null)[] = [];
    for (const place of programs) {
      await pause(500);
      codes.push(await place.program.end('SIGTERM'));
      const before = load.answered();
      place.program = await startProgram(place.name, place.environment);
      await pause(500);
      expect(load.answered()).toBeGreaterThan(before);
    }
    const { acknowledged, failures } = await load.stop();

    expect(failures).toEqual([]);
    expect(codes).toEqual([0, 0, 0, 0]);
    for (const { served } of balancer.backends) expect(served).toBeGreaterThan(100);
    expect(await secondsUntilCurrent(trial, 20)).toBeLessThan(20);

    const owner = new pg.Client({ connectionString: environment['DATABASE_URL'] });
    await owner.connect();
    const { rows } = await owner.query<{ source_id: string; id: string }>(
      'SELECT source_id, id FROM assessment',
    );
    await owner.end();
    expect(new Map(rows.map(({ source_id, id }) => [source_id, id]))).toEqual(acknowledged);

    const verified = await runProgram([programPath('worker', 'verify.js')], {
      ...process.env,
      ...environment,
    });
    expect(verified.lines).toEqual([
      `${trial.clinicId}: ${PATIENTS} patients, 1 cohorts, 0 lagging, 0 differences`,
      'verified',
    ]);
    expect(verified.code).toBe(0);
  }, 240_000);
});
