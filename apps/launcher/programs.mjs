import { join } from 'node:path';
import { checkout } from './checkout.mjs';

const apps = join(checkout, 'dist', 'apps');

/** @type {import('./service.mjs').Programs} */
export const programs = {
  migrate: join(apps, 'api', 'src', 'migrate.js'),
  api: join(apps, 'api', 'src', 'main.js'),
  worker: join(apps, 'worker', 'src', 'main.js'),
};
