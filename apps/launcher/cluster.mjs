import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { runCommand } from './run-command.mjs';
import { serverUser } from './server-user.mjs';
import { writeWhole } from './write-whole.mjs';

export const SUPERUSER = 'recurve';

/** No collation or character type of the machine has a say in how rows compare, so a cluster may move. */
const LOCALE = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/**
 * The folder with the tables, made when missing, and the password of its superuser.
 * @param {string} directory the data directory
 * @param {() => string} binaries
 * @param {{ testing: boolean, say: (line: string) => void }} options
 * @returns {Promise<{ cluster: string, password: string }>}
 */
export async function openCluster(directory, binaries, { testing, say }) {
  const cluster = join(directory, 'postgres');
  const passwordFile = join(directory, 'server-password');
  if (!existsSync(cluster)) {
    say('Creating the database');
    const password = randomBytes(32).toString('base64url');
    writeWhole(passwordFile, password);
    await initialise(directory, cluster, password, binaries(), testing);
  }
  const owner = statSync(cluster).uid;
  if (owner !== (serverUser.uid ?? process.getuid?.())) {
    throw new Refusal(`${cluster} belongs to user ${owner}: start Recurve as the user who started it first`);
  }
  if (!existsSync(passwordFile))
    throw new Refusal(`${passwordFile} is missing: ${cluster} cannot be opened without`);
  return { cluster, password: readFileSync(passwordFile, 'utf8').trim() };
}

/**
 * Built under another name, so that a cluster is there whole or not at all.
 * @param {string} directory
 * @param {string} cluster
 * @param {string} password
 * @param {string} native
 * @param {boolean} testing
 */
async function initialise(directory, cluster, password, native, testing) {
  const draft = `${cluster}.draft`;
  const secret = join(directory, 'server-password.draft');
  rmSync(draft, { recursive: true, force: true });
  rmSync(secret, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  give(draft);
  give(secret);
  try {
    const login = ['-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${secret}`];
    const rest = ['--data-checksums', ...(testing ? ['--no-sync'] : [])];
    await runCommand(join(native, 'bin', 'initdb'), ['-D', draft, ...LOCALE, ...login, ...rest], {
      cwd: directory,
      env: serverEnvironment(),
      ...serverUser,
    });
    renameSync(draft, cluster);
  } finally {
    rmSync(secret, { force: true });
  }
}

/** Nothing of the caller's PG… variables reaches the server; its time zone does. */
export function serverEnvironment() {
  const { PATH, TZ } = process.env;
  return { ...(PATH && { PATH }), ...(TZ && { TZ }), LC_ALL: 'C' };
}

/** @param {string} path */
function give(path) {
  if (serverUser.uid !== undefined) chownSync(path, serverUser.uid, serverUser.gid ?? serverUser.uid);
}
