import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { dataDirectory } from './data-directory.mjs';
import { identityOf } from './process-identity.mjs';
import { Refusal, explain } from './refusal.mjs';
import { readService } from './service-file.mjs';

/** The database that is named, else that of the service that runs. */
function databaseUrl() {
  if (process.env['DATABASE_URL']) return process.env['DATABASE_URL'];
  const directory = dataDirectory();
  const service = readService(directory);
  // A service that was killed leaves its file behind.
  if (service && identityOf(service.pid) !== null) return service.databaseUrl;
  throw new Refusal(
    `Nothing to verify: no service runs from ${directory}. Start it with npm start, or set DATABASE_URL`,
  );
}

try {
  const env = { ...process.env, DATABASE_URL: databaseUrl() };
  const program = join(checkout, 'dist', 'apps', 'worker', 'src', 'verify.js');
  if (!existsSync(program)) throw new Refusal('Recurve is not built yet: run npm run build');
  const child = spawn(process.execPath, ['--enable-source-maps', program], { env, stdio: 'inherit' });
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
