import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claim, livingClaims, withdraw } from './claims.mjs';
import { checkout } from './checkout.mjs';
import { ownIdentity } from './process-identity.mjs';
import { Refusal } from './refusal.mjs';

/** Lies beside node_modules, since `npm ci` empties that, and ignores itself in git. */
const FOLDER = '.recurve';

/**
 * Says for as long as this process lives that it runs from this checkout, so that nobody changes its packages.
 * @param {'service' | 'tests'} purpose
 * @param {string} [root]
 * @returns {() => void} takes it back
 */
export function useCheckout(purpose, root = checkout) {
  const folder = join(root, FOLDER);
  const own = ownIdentity();
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.gitignore'), '*\n');
    claim(folder, own, purpose);
  } catch (error) {
    // Whoever may not write here may not install here either.
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) throw error;
    return () => {};
  }
  return () => withdraw(folder, own);
}

/**
 * @param {string} intent what is about to happen to the files of the checkout
 * @param {('service' | 'tests')[]} purposes who must not be disturbed by it
 * @param {string} [root]
 */
export function refuseWhileInUse(intent, purposes, root = checkout) {
  const kin = [process.pid, process.ppid];
  const others = livingClaims(join(root, FOLDER)).filter(({ pid, note }) => {
    return !kin.includes(pid) && purposes.some((purpose) => purpose === note);
  });
  const [other] = others;
  if (!other) return;
  const what = other.note === 'service' ? 'Recurve runs' : 'The tests run';
  throw new Refusal(`${what} from this folder (process ${other.pid}): stop that first, ${intent}`);
}
