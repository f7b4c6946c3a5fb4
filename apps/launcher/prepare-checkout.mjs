import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { claimAlone } from './alone.mjs';
import { build, needsBuild } from './build.mjs';
import { checkout } from './checkout.mjs';
import { withdraw } from './claims.mjs';
import { refuseWhileInUse, useCheckout } from './in-use.mjs';
import { install, needsInstall } from './install.mjs';

/** A container image holds what was built, not what it was built from: nothing in it can be out of date. */
const isPackaged = !existsSync(join(checkout, 'libs'));

/**
 * Installs and builds whatever is missing or out of date, and claims the checkout for this process, so that nobody
 * pulls its packages from under it.
 * @param {'service' | 'tests'} purpose
 * @param {{ say: (line: string) => void, signal?: AbortSignal, beforeInstall?: () => Promise<void> }} options
 * @returns {Promise<() => void>} takes the claim back
 */
export async function prepareCheckout(purpose, options) {
  if (isPackaged) return () => {};
  const leave = useCheckout(purpose);
  if (!needsInstall() && !needsBuild()) return leave;
  leave();
  return whilePrepared(options, () => useCheckout(purpose));
}

/**
 * Does the work while nobody else installs or builds.
 * @template T
 * @param {{ say: (line: string) => void, signal?: AbortSignal, beforeInstall?: () => Promise<void> }} options
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whilePrepared({ say, signal, beforeInstall = async () => {} }, work) {
  const folder = join(checkout, '.recurve', 'preparing');
  const own = await claimAlone(folder, () => signal?.throwIfAborted());
  try {
    if (needsInstall()) {
      refuseWhileInUse('for its packages have changed', ['service', 'tests']);
      await beforeInstall();
      say('Installing packages');
      await install(signal);
    }
    if (needsBuild()) {
      refuseWhileInUse('for its sources have changed', ['service']);
      say('Building');
      await build(signal);
    }
    return await work();
  } finally {
    withdraw(folder, own);
  }
}
