import type { Logger } from '@nestjs/common';
import { sweep } from '#derive';
import { listClinics, readClockSkew, dropAbandonedImports, type Store } from '#store';
import { runImportJob } from './jobs/run-import.job.js';

const SKEW_LIMIT_MS = 1_000;
const HOUSEKEEPING_MS = 600_000;

/** What lags is left to its job for this long before the sweep takes it up. */
const GRACE_SECONDS = 2;

/** The queue trusts each worker's clock for its locks: a worker whose clock is off must not take jobs. */
export async function requireClock(store: Store): Promise<void> {
  const skew = await store.withSystem('list lag', (tx) => readClockSkew(tx, Date.now));
  if (Math.abs(skew) > SKEW_LIMIT_MS)
    throw new Error(`The clock of this machine is ${Math.round(skew)} ms off the database's; set it right`);
}

/** Runs the sweep every `seconds`, one pass after the other, until stopped; returns how to stop it. */
export function startSweeper(store: Store, seconds: number, log: Pick<Logger, 'warn'>): () => Promise<void> {
  let stopped = false;
  let housekept = 0;
  let wake = (): void => {};
  const warn = (error: unknown): void =>
    log.warn(`sweep: ${error instanceof Error ? error.message : String(error)}`);
  const pass = async (): Promise<boolean> => {
    const { patients, imports } = await sweep(store, GRACE_SECONDS);
    for (const { clinicId, id } of imports)
      // One file that fails does not hold up the next; after five tries it is refused.
      await runImportJob(store)({ clinicId, importId: id }).catch(warn);
    if (Date.now() - housekept > HOUSEKEEPING_MS) {
      housekept = Date.now();
      for (const clinicId of await store.withSystem('list lag', listClinics))
        await store.withTenant({ clinicId }, dropAbandonedImports);
    }
    return patients > 0;
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      let busy = false;
      try {
        busy = await pass();
      } catch (error) {
        warn(error);
      }
      if (!busy && !stopped)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
  };
  const ended = loop();
  return async () => {
    stopped = true;
    wake();
    await ended;
  };
}
