import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { openHints, readEnvironment, supervised } from '#platform';
import { openStore, roleUrl } from '#store';
import { createApi } from './create-api.js';
import { gatherHints } from './http/lag-hints.js';

const environment = readEnvironment(process.env);
const { DATABASE_URL, DATABASE_ROLE_SECRET, REDIS_URL, HOST, PORT, DRAIN_SECONDS } = environment;
const log = new Logger('api');
const store = openStore({
  databaseUrl: DATABASE_URL,
  roleSecret: DATABASE_ROLE_SECRET,
  onConnectionError: (error) => log.warn(`database connection lost: ${error.message}`),
});
const queue = openHints({
  postgresUrl: roleUrl(DATABASE_URL, DATABASE_ROLE_SECRET, 'recurve_queue'),
  redisUrl: REDIS_URL,
  onError: (error) => log.warn(`queue: ${error.message}`),
});
const hints = gatherHints(queue);
const draining = new AbortController();
const app = await createApi(store, hints, undefined, draining.signal);
await app.listen(PORT, HOST);

supervised(
  async () => {
    draining.abort();
    await app.close();
    hints.flush();
    await queue.close();
    await store.close();
  },
  async () => {
    draining.abort();
    await sleep(DRAIN_SECONDS * 1000);
  },
);
