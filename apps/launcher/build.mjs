import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { runCommand } from './run-command.mjs';

const STAMP = join('dist', '.build-stamp');
const SETTINGS = ['.swcrc', 'nest-cli.json', 'package.json', 'tsconfig.json'];

/** @param {string} [root] */
export function needsBuild(root = checkout) {
  try {
    return readFileSync(join(root, STAMP), 'utf8') !== fingerprint(root);
  } catch {
    return true;
  }
}

/** @param {AbortSignal} [signal] */
export async function build(signal) {
  const sources = fingerprint(checkout);
  const nest = [join(checkout, 'node_modules', '.bin', 'nest'), 'build'];
  await runCommand(process.execPath, nest, { cwd: checkout, ...(signal && { signal }) });
  writeFileSync(join(checkout, STAMP), sources);
}

/**
 * Changes whenever a source or a setting of the build does.
 * @param {string} root
 */
function fingerprint(root) {
  const sources = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => join(folder, name)),
  );
  const hash = createHash('sha256');
  for (const path of [...sources.sort(), ...SETTINGS]) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
