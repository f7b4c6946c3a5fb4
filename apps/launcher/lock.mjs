import { join } from 'node:path';
import { claimAlone } from './alone.mjs';
import { claim, withdraw } from './claims.mjs';
import { Refusal } from './refusal.mjs';
import { readService } from './service-file.mjs';

const STOPPING = 'stopping';
const ATTEMPTS = 8;

/**
 * Takes the data directory for this process: refuses while another one has it, waits for one that is about to
 * leave. The lock of a dead process is no lock.
 * @param {string} directory
 * @param {{ say?: (line: string) => void, signal?: AbortSignal }} [options]
 * @returns {Promise<{ release: () => void, markStopping: () => void }>}
 */
export async function takeLock(directory, { say = () => {}, signal } = {}) {
  const folder = join(directory, 'supervisor.lock');
  let attempts = 0;
  let waiting = false;
  const own = await claimAlone(folder, ({ pid, note }) => {
    signal?.throwIfAborted();
    if (note !== STOPPING) {
      attempts += 1;
      if (attempts >= ATTEMPTS) throw refusal(directory, pid);
    } else if (!waiting) {
      say(`Waiting for process ${pid} to stop`);
      waiting = true;
    }
  });
  return {
    release: () => withdraw(folder, own),
    markStopping: () => claim(folder, own, STOPPING),
  };
}

/**
 * @param {string} directory
 * @param {number} pid
 */
function refusal(directory, pid) {
  const service = readService(directory);
  const who = service?.pid === pid ? `process ${pid}, ${service.address}` : `process ${pid}`;
  return new Refusal(`Recurve is already running from the data directory ${directory} (${who})`);
}
