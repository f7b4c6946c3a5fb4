import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { dataDirectory } from './data-directory.mjs';
import { readService } from './service-file.mjs';

/** Verifies the database of DATABASE_URL, else that of the running service. */
const databaseUrl = process.env['DATABASE_URL'] || readService(dataDirectory())?.databaseUrl;
if (databaseUrl === undefined) {
  console.error('Nothing to verify: no service runs on this data directory, and DATABASE_URL is not set');
  process.exitCode = 1;
} else {
  const { status } = spawnSync(
    process.execPath,
    [join(checkout, 'dist', 'apps', 'worker', 'src', 'verify.js')],
    {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: databaseUrl },
    },
  );
  process.exitCode = status ?? 1;
}
