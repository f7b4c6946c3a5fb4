import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readEnvironment, supervised } from '#platform';
import { openStore } from '#store';
import { WorkerModule } from './worker.module.js';

const environment = readEnvironment(process.env);
const logger = new ConsoleLogger({ json: true, logLevels: ['error', 'warn'] });
const store = openStore({
  databaseUrl: environment.DATABASE_URL,
  roleSecret: environment.DATABASE_ROLE_SECRET,
  connections: 8,
  onConnectionError: (error) => logger.warn(`database connection lost: ${error.message}`),
});
const app = await NestFactory.createApplicationContext(WorkerModule.with(store, environment), { logger });

supervised(async () => {
  await app.close();
  await store.close();
});
