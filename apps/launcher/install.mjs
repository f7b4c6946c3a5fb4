import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkout } from './checkout.mjs';
import { lockFilesAgree } from './lock-files-agree.mjs';
import { Refusal } from './refusal.mjs';

/**
 * npm writes down what it installed when it is done, so an interrupted installation counts as none.
 * @param {string} [root]
 */
export function needsInstall(root = checkout) {
  const wanted = readLockFile(join(root, 'package-lock.json'));
  const installed = readLockFile(join(root, 'node_modules', '.package-lock.json'));
  return wanted === null || installed === null || !lockFilesAgree(wanted, installed);
}

/** @param {AbortSignal} [signal] */
export async function install(signal) {
  const [file, ...words] = npm();
  // The build needs the development packages too, whatever NODE_ENV says.
  const child = spawn(file, [...words, 'ci', '--include=dev', '--include=optional'], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(signal && { signal }),
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Refusal('npm ci failed');
}

/** @returns {[string, ...string[]]} the npm that runs this command, else the one on the PATH */
function npm() {
  const path = process.env['npm_execpath'];
  return path && basename(path).startsWith('npm') ? [process.execPath, path] : ['npm'];
}

/**
 * @param {string} path
 * @returns {import('./lock-files-agree.mjs').LockFile | null}
 */
function readLockFile(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
