import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { sweep } from '#derive';
import { admitFirstAdministrator, runImport } from '#ingest';
import { openHints, runJobs, type JobRunner } from '#platform';
import { DEPLOYMENT, openStore, roleUrl, type Store } from '#store';
import { createApi } from '../../apps/api/src/create-api.js';
import { gatherHints } from '../../apps/api/src/http/lag-hints.js';
import { foldCohortsJob } from '../../apps/worker/src/jobs/fold-cohorts.job.js';
import { rebuildPatientsJob } from '../../apps/worker/src/jobs/rebuild-patients.job.js';
import { runImportJob } from '../../apps/worker/src/jobs/run-import.job.js';
import { cloneDatabase } from './database.js';

export const ADMIN_KEY = 'administrator-of-the-tests';

/** The real api and a real worker on a database of their own; the queue is PostgreSQL, or Redis where one is given. */
export interface Service {
  address: string;
  databaseUrl: string;
  store: Store;
  app: NestFastifyApplication;
  /** Brings everything up to date without the queue, until nothing lags. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function startService({
  jobs = true,
  redisUrl = process.env['RECURVE_TEST_REDIS_URL'],
} = {}): Promise<Service> {
  const database = await cloneDatabase();
  const store = openStore({ databaseUrl: database.url });
  await store.withTenant({ clinicId: DEPLOYMENT }, (tx) => admitFirstAdministrator(tx, ADMIN_KEY));
  const queue = {
    postgresUrl: roleUrl(database.url, undefined, 'recurve_queue'),
    redisUrl,
    onError: () => {},
  };
  const hints = openHints(queue);
  const gathered = gatherHints(hints);
  const app = await createApi(store, gathered, []);
  await app.listen(0, '127.0.0.1');
  const runner: JobRunner | null = jobs
    ? runJobs(
        { ...queue, concurrency: 2 },
        {
          'rebuild-patients': rebuildPatientsJob(store),
          'fold-cohorts': foldCohortsJob(store),
          'run-import': runImportJob(store),
        },
      )
    : null;
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    store,
    app,
    settle: async () => {
      for (;;) {
        const { patients, cohorts, imports } = await sweep(store, 0);
        for (const { clinicId, id } of imports) await runImport(store, clinicId, id);
        if (patients + cohorts + imports.length === 0) return;
      }
    },
    close: async () => {
      await app.close();
      gathered.flush();
      await runner?.close();
      await hints.close();
      await store.close();
      await database.drop();
    },
  };
}
