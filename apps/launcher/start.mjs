import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { supervise } from './supervise.mjs';

const apps = join(checkout, 'dist', 'apps');

await supervise({
  migrate: join(apps, 'api', 'src', 'migrate.js'),
  api: join(apps, 'api', 'src', 'main.js'),
  worker: join(apps, 'worker', 'src', 'main.js'),
});
