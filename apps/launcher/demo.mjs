import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { dataDirectory } from './data-directory.mjs';
import { Refusal } from './refusal.mjs';
import { supervise } from './supervise.mjs';
import { programs } from './programs.mjs';
import { writeWhole } from './write-whole.mjs';

/** The service with the demo in it, in a data directory of its own beside the real one. */
const directory = process.env['RECURVE_DEMO_DIR'] ?? `${dataDirectory()}-demo`;
process.env['RECURVE_DATA_DIR'] = directory;
delete process.env['DATABASE_URL'];
const loaded = join(directory, 'demo.json');
const token = join(directory, 'demo-administrator');
if (existsSync(token) && !existsSync(loaded)) {
  console.error(
    `The demo in ${directory} was not loaded to its end, or is being loaded just now. ` +
      'Remove the directory to load it anew.',
  );
  process.exit(1);
}
process.env['RECURVE_ADMIN_TOKEN'] = existsSync(token)
  ? readFileSync(token, 'utf8')
  : randomBytes(24).toString('base64url');

await supervise(programs, async ({ address }, signal) => {
  writeWhole(token, String(process.env['RECURVE_ADMIN_TOKEN']));
  const child = spawn(process.execPath, [join(checkout, 'dist', 'apps', 'demo', 'src', 'main.js')], {
    env: { ...process.env, RECURVE_ADDRESS: address, RECURVE_DEMO_FILE: loaded },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  if (code !== 0 && !signal.aborted) throw new Refusal('The demo could not be loaded');
});
