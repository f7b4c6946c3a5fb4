import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { verifyClinic } from '#derive';
import { deploy, type Deployment } from '../support/programs.js';
import { redisDatabase } from '../support/redis-database.js';
import { admitTrial, postForms, secondsUntilCurrent } from './load.js';

const redisUrl = redisDatabase(5);

/** Everything that the queue knows is gone. */
async function loseQueue(databaseUrl: string): Promise<void> {
  if (redisUrl !== undefined) {
    const redis = new Redis(redisUrl);
    await redis.flushdb();
    redis.disconnect();
    return;
  }
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT 'bullmq.' || quote_ident(relname) AS name FROM pg_class
       WHERE relnamespace = 'bullmq'::regnamespace AND relkind = 'r' AND relname !~ 'migration'`,
    );
    const truncate = `TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`;
    // The queue goes on locking its tables meanwhile, in its own order: whoever loses the deadlock tries again.
    for (let lost = false; !lost;)
      lost = await owner.query(truncate).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code === '40P01') return false;
          throw error;
        },
      );
  } finally {
    await owner.end();
  }
}

describe('a queue that is lost', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await deploy(redisUrl);
  });
  afterAll(() => deployment.close());

  it('in the middle of the load: the sweep alone brings everything up to date within 15 s', async () => {
    const trial = await admitTrial(deployment.address, 12);
    const clients = [0, 10_000].map((first) => postForms(trial.client, trial.patients, first));
    try {
      for (let times = 0; times < 5; times++) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await loseQueue(deployment.databaseUrl);
      }
    } finally {
      await Promise.all(clients.map(({ stop }) => stop()));
    }
    await loseQueue(deployment.databaseUrl);
    expect(await secondsUntilCurrent(trial, 15)).toBeLessThan(15);
    expect(await verifyClinic(deployment.store, trial.clinicId)).toMatchObject({
      lagging: 0,
      differences: [],
    });
  }, 120_000);
});
