import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { jobs, type JobData, type JobName } from '#contracts';

const QUEUE = 'recurve';

/** Where the queue lives: in PostgreSQL unless a Redis is given. */
export interface QueueSettings {
  postgresUrl: string;
  redisUrl?: string | undefined;
  onError: (error: Error) => void;
}

/** Brings BullMQ's own schema up to date and lets the queue's role use it (it makes a sequence a queue), nothing else. */
export async function migrateQueue(client: pg.Client): Promise<void> {
  await runMigrations(client);
  await client.query(`
    GRANT USAGE, CREATE ON SCHEMA bullmq TO recurve_queue;
    GRANT ALL ON ALL TABLES IN SCHEMA bullmq TO recurve_queue;
    GRANT ALL ON ALL SEQUENCES IN SCHEMA bullmq TO recurve_queue;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO recurve_queue;
  `);
}

const postgresConnection = (connectionString: string, max: number) => ({
  connectionString,
  max,
  keepAlive: true,
  application_name: 'recurve_queue',
  skipMigrations: true,
});

const redisConnection = (url: string, onError: (error: Error) => void): Redis => {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', onError);
  return connection;
};

export interface Hints {
  /** Never rejects: a hint that is lost costs latency, nothing else. */
  send<Name extends JobName>(name: Name, data: JobData<Name>): Promise<void>;
  close(): Promise<void>;
}

export function openHints({ postgresUrl, redisUrl, onError }: QueueSettings): Hints {
  const defaultJobOptions = {
    attempts: 3,
    backoff: { type: 'exponential', delay: 200 },
    removeOnComplete: { age: 3600, count: 1000 },
    removeOnFail: { age: 14 * 24 * 3600, count: 1000 },
  };
  const redis = redisUrl === undefined ? undefined : redisConnection(redisUrl, onError);
  const queue = redis
    ? new Queue(QUEUE, { connection: redis, defaultJobOptions })
    : new Queue(
        QUEUE,
        { connection: postgresConnection(postgresUrl, 3), defaultJobOptions },
        createPostgresBackend,
      );
  queue.on('error', onError);
  const add: (name: string, data: unknown) => Promise<unknown> = (name, data) => queue.add(name, data);
  return {
    send: async (name, data) => {
      try {
        await add(name, data);
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
      }
    },
    close: async () => {
      await queue.close();
      redis?.disconnect();
    },
  };
}

export type JobHandlers = { [Name in JobName]: (data: JobData<Name>) => Promise<void> };

export interface JobRunner {
  /** Waits for the jobs in hand. */
  close(): Promise<void>;
}

/** Runs every job of the registry; an entry of the registry without a handler does not compile. */
export function runJobs(
  { postgresUrl, redisUrl, onError, concurrency }: QueueSettings & { concurrency: number },
  handlers: JobHandlers,
): JobRunner {
  const handle = async ({ name, data }: { name: string; data: unknown }): Promise<void> => {
    if (!(name in jobs)) throw new Error(`There is no job ${name}`);
    const job = name as JobName;
    const handler = handlers[job] as (input: unknown) => Promise<void>;
    await handler(jobs[job].parse(data));
  };
  const options = { concurrency, lockDuration: 60_000, runRetryDelay: 2_000 };
  const redis = redisUrl === undefined ? undefined : redisConnection(redisUrl, onError);
  const worker = redis
    ? new Worker(QUEUE, handle, { connection: redis, ...options })
    : new Worker(
        QUEUE,
        handle,
        { connection: postgresConnection(postgresUrl, concurrency + 4), ...options },
        createPostgresBackend,
      );
  worker.on('error', onError);
  return {
    close: async () => {
      await worker.close();
      redis?.disconnect();
    },
  };
}
