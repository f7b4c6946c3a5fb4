import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim, livingClaims, withdraw } from './claims.mjs';
import { ownIdentity } from './process-identity.mjs';
import { Refusal } from './refusal.mjs';
import { readService } from './service-file.mjs';

const STOPPING = 'stopping';
const ATTEMPTS = 8;

/**
 * Takes the data directory for this process, or refuses while another one has it.
 *
 * Claim first, look second: of two processes that do so at once at least one sees the other, so never do both
 * hold the lock. Who sees another withdraws and tries again after a random pause, so that of several starts at
 * once one gets through. The lock of a dead process is no lock.
 * @param {string} directory
 * @param {(line: string) => void} [say]
 * @returns {Promise<{ release: () => void, markStopping: () => void }>}
 */
export async function takeLock(directory, say = () => {}) {
  const folder = join(directory, 'supervisor.lock');
  const own = ownIdentity();
  let waiting = false;
  for (let attempt = 1; ; attempt += 1) {
    claim(folder, own);
    const other = livingClaims(folder).find(({ identity }) => identity !== own);
    if (!other) break;
    withdraw(folder, own);
    if (other.note === STOPPING) {
      if (!waiting) say(`Waiting for process ${other.pid} to stop`);
      waiting = true;
    } else if (attempt >= ATTEMPTS) throw refusal(directory, other.pid);
    await sleep(40 + Math.random() * 80);
  }
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
  const where = service?.pid === pid ? `process ${pid}, ${service.address}` : `process ${pid}`;
  return new Refusal(`Recurve is already running from ${directory} (${where})`);
}
