import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from './refusal.mjs';
import { serverUserCanEnter } from './server-user.mjs';

/**
 * Where the data are when nobody says: for root outside its home, which the server's user cannot enter.
 * @param {{ platform: string, root: boolean, home: string, dataHome: string | undefined }} system
 * @returns {string}
 */
export function defaultDataDirectory({ platform, root, home, dataHome }) {
  if (root) return '/var/lib/recurve';
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Recurve');
  return join(dataHome?.startsWith('/') ? dataHome : join(home, '.local', 'share'), 'recurve');
}

/** @returns {string} */
export function dataDirectory() {
  if (process.env['RECURVE_DATA_DIR']) return resolve(process.env['RECURVE_DATA_DIR']);
  return defaultDataDirectory({
    platform: process.platform,
    root: process.getuid?.() === 0,
    home: homedir(),
    dataHome: process.env['XDG_DATA_HOME'],
  });
}

/**
 * Makes the directory if it is missing, and refuses one that cannot be used.
 * @param {string} directory
 * @param {{ forServer: boolean }} use whether PostgreSQL will keep its files there
 * @returns {string} its path without symbolic links
 */
export function prepareDataDirectory(directory, { forServer }) {
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = /** @type {NodeJS.ErrnoException} */ (error).code;
    throw new Refusal(`The data directory ${directory} cannot be used (${reason}); set RECURVE_DATA_DIR`);
  }
  const path = realpathSync(directory);
  if (forServer) admitServer(path);
  return path;
}

/**
 * Root's server runs as another user who must be able to pass through, whatever the umask says; read it cannot.
 * Level by level: the recursive mkdir of Node never returns below /proc.
 * @param {string} directory
 */
function makeDirectory(directory, parent = false) {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory), true);
  mkdirSync(directory);
  const passable = parent ? 0o755 : 0o711;
  chmodSync(directory, process.getuid?.() === 0 ? passable : 0o700);
}

/** @param {string} directory */
function admitServer(directory) {
  if (serverUserCanEnter(directory)) return;
  if (isOurs(directory)) chmodSync(directory, statSync(directory).mode | 0o011);
  if (serverUserCanEnter(directory)) return;
  throw new Refusal(
    `PostgreSQL, which does not run as root, cannot enter ${firstClosed(directory)}: ` +
      'set RECURVE_DATA_DIR to a directory whose parents every user can enter',
  );
}

/**
 * Only a directory that is empty or already Recurve's may be opened for the server's user.
 * @param {string} directory
 */
function isOurs(directory) {
  return existsSync(join(directory, 'supervisor.lock')) || readdirSync(directory).length === 0;
}

/**
 * @param {string} directory
 * @returns {string}
 */
function firstClosed(directory) {
  const parent = dirname(directory);
  return parent === directory || serverUserCanEnter(parent) ? directory : firstClosed(parent);
}
