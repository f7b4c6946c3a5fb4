import { setTimeout as sleep } from 'node:timers/promises';
import { claim, livingClaims, withdraw } from './claims.mjs';
import { ownIdentity } from './process-identity.mjs';

/**
 * Waits until this process is the only living one with a claim in the folder; it then is until it withdraws or dies.
 *
 * Claim first, look second: of two processes that do so at once at least one sees the other, so never do both get
 * through. Who sees another withdraws and tries again after a random pause, so that one of them does.
 * @param {string} folder
 * @param {(other: { pid: number, note: string }) => void} [onOther] called at each try; gives up by throwing
 * @returns {Promise<string>} the claim
 */
export async function claimAlone(folder, onOther = () => {}) {
  const own = ownIdentity();
  for (;;) {
    claim(folder, own);
    const other = livingClaims(folder).find(({ identity }) => identity !== own);
    if (!other) return own;
    withdraw(folder, own);
    onOther(other);
    await sleep(40 + Math.random() * 80);
  }
}
