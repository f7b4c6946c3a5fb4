import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { rebuildPatients, verifyClinic } from '#derive';
import { admitClinic, type Client } from '../support/client.js';
import { deploy, type Deployment } from '../support/programs.js';
import { startSweeper } from '../../apps/worker/src/sweeper.js';
import { redisDatabase } from '../support/redis-database.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';
import { VISITS } from './trial.arbitrary.js';
import { byNameProtocol } from './expected-tally.js';
import { admitTrial } from './load.js';

const MOST_RSS = 400 * 1024;
const redisUrl = redisDatabase(6);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A study's long table: every subject at every visit. */
function table(subjects: number): string {
  const lines = ['subject,arm,visit,instrument,recall,total'];
  for (let subject = 0; subject < subjects; subject++)
    for (const [index, visit] of VISITS.entries())
      lines.push(
        `${subject},${subject % 2 ? 'a' : 'b'},${visit},pcl-5,P1D,${(subject * 7 + index * 11) % 81}`,
      );
  return `${lines.join('\n')}\n`;
}

describe('a file that is imported by processes of their own', () => {
  let deployment: Deployment;
  let owner: pg.Client;
  let client: Client;
  let clinicId: string;
  beforeAll(async () => {
    deployment = await deploy(redisUrl);
    owner = new pg.Client({ connectionString: deployment.databaseUrl });
    await owner.connect();
    const clinic = await admitClinic(deployment.address, ADMIN_KEY, 'Study');
    clinicId = clinic.id;
    const administrator = await clinic.as('administrator');
    expect((await administrator.post('/v1/protocols', byNameProtocol)).status).toBe(201);
    client = await clinic.as('clinician', 'integration');
  });
  afterAll(async () => {
    await owner.end();
    await deployment.close();
  });

  const send = async (study: string, subjects: number): Promise<string> => {
    const path = `/v1/imports?kind=study&study=${study}&protocol=by-name`;
    const sent = await client.post<{ id: string }>(path, table(subjects), { 'content-type': 'text/csv' });
    expect(sent.status).toBe(202);
    return sent.body.id;
  };

  const finished = async (id: string, each: () => void = () => {}) => {
    for (;;) {
      const { body } = await client.get<{ state: string; rows: number; accepted: number }>(
        `/v1/imports/${id}`,
      );
      if (body.state !== 'running') return body;
      each();
      await sleep(100);
    }
  };

  const counts = async (study: string) => {
    const { rows } = await owner.query(
      `SELECT count(DISTINCT patient_id)::int AS patients, count(DISTINCT course.id)::int AS courses,
         count(assessment.id)::int AS forms
       FROM course JOIN assessment USING (patient_id) WHERE study = $1`,
      [study],
    );
    return rows[0] as unknown;
  };

  it('is done exactly once when the worker is killed in the middle of it', async () => {
    const subjects = 6_667;
    // Nobody can insert a form meanwhile, so the import is certainly under way when the worker is killed.
    await owner.query('BEGIN; LOCK TABLE assessment IN SHARE MODE');
    const id = await send('killed', subjects);
    const isWaiting = async (): Promise<boolean> => {
      const { rows } = await owner.query(
        `SELECT 1 FROM pg_locks WHERE relation = 'assessment'::regclass AND NOT granted`,
      );
      return rows.length > 0;
    };
    while (!(await isWaiting())) await sleep(20);
    await deployment.kill('worker');
    await owner.query('COMMIT');
    await deployment.start('worker');
    const rows = subjects * VISITS.length;
    expect(await finished(id)).toMatchObject({ state: 'done', rows, accepted: rows });
    expect(await counts('killed')).toEqual({ patients: subjects, courses: subjects, forms: rows });
    const { rows: tries } = await owner.query<{ attempts: number }>(
      'SELECT attempts FROM import WHERE id = $1',
      [id],
    );
    expect(tries[0]?.attempts).toBeGreaterThan(1);
  }, 120_000);

  it('of 100 000 rows takes less than 400 MiB of the worker', async () => {
    const subjects = 33_334;
    const pid = String(deployment.programs.get('worker')?.process.pid);
    let most = 0;
    const measure = () => {
      most = Math.max(most, Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' })));
    };
    const report = await finished(await send('large', subjects), measure);
    expect(report).toMatchObject({ state: 'done', accepted: subjects * VISITS.length });
    for (;;) {
      const { rows } = await owner.query('SELECT 1 FROM patient WHERE built_revision < revision LIMIT 1');
      measure();
      if (rows.length === 0) break;
      await sleep(200);
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(MOST_RSS);
    expect(await verifyClinic(deployment.store, clinicId)).toMatchObject({ lagging: 0, differences: [] });
  }, 240_000);
});

describe('a file that fails every time', () => {
  let service: Service;
  let owner: pg.Client;
  beforeAll(async () => {
    service = await startService({ jobs: false, redisUrl: redisDatabase(8) });
    owner = new pg.Client({ connectionString: service.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await service.close();
  });

  it('is tried five times and then refused, so that whoever waits for it hears', async () => {
    const clinic = await admitClinic(service.address, ADMIN_KEY, 'Fails');
    const client = await clinic.as('clinician');
    await owner.query('ALTER TABLE course ADD CONSTRAINT nobody CHECK (false) NOT VALID');
    const path = '/v1/imports?kind=study&study=fails&protocol=feder-2014';
    const csv = { 'content-type': 'text/csv' };
    const text = 'subject,arm,visit,instrument,recall,total\n1,a,24h,pcl-5,P1D,40\n';
    const sent = await client.post<{ id: string }>(path, text, csv);
    let tries = 0;
    const logs = { warn: () => (tries += 1) };
    const stop = startSweeper(service.store, 0.05, logs);
    try {
      for (;;) {
        const { body } = await client.get<{ state: string; errors: { rule: string }[] }>(
          `/v1/imports/${sent.body.id}`,
        );
        if (body.state === 'running') await sleep(50);
        else {
          expect(body).toMatchObject({ state: 'refused', errors: [{ rule: 'internal' }] });
          break;
        }
      }
    } finally {
      await stop();
    }
    expect(tries).toBe(5);
  }, 60_000);
});

describe('a patient whose facts cannot be read', () => {
  let service: Service;
  let owner: pg.Client;
  beforeAll(async () => {
    service = await startService({ jobs: false, redisUrl: redisDatabase(7) });
    owner = new pg.Client({ connectionString: service.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await service.close();
  });

  it('does not hold up the others, and is tried five times at each revision', async () => {
    const { clinicId, patients } = await admitTrial(service.address, 6);
    const [poisoned = ''] = patients;
    await owner.query(
      `INSERT INTO course (clinic_id, id, patient_id, protocol, recorded_by)
       VALUES ($1, gen_random_uuid(), $2, 'gone', $2)`,
      [clinicId, poisoned],
    );
    const attempts = async (): Promise<number | undefined> => {
      const { rows } = await owner.query<{ attempts: number }>('SELECT attempts FROM rebuild_failure');
      return rows[0]?.attempts;
    };
    await service.settle();
    expect(await attempts()).toBe(5);
    // Jobs that come late are no further tries.
    for (let late = 0; late < 3; late++) await rebuildPatients(service.store, clinicId, patients);
    expect(await attempts()).toBe(5);
    expect(await verifyClinic(service.store, clinicId)).toMatchObject({
      patients: patients.length,
      differences: [],
    });
    const { rows: built } = await owner.query<{ id: string }>(
      'SELECT id FROM patient WHERE built_revision = revision',
    );
    expect(built.map(({ id }) => id).sort()).toEqual(patients.slice(1).sort());

    await owner.query('UPDATE patient SET revision = revision + 1 WHERE id = $1', [poisoned]);
    await rebuildPatients(service.store, clinicId, [poisoned]);
    expect(await attempts()).toBe(1);
  });
});
