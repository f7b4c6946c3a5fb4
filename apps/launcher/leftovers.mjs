import { livingClaims, withdraw } from './claims.mjs';
import { isAlive, isGone } from './process-identity.mjs';

/**
 * Waits for the programs of a killed supervisor, which leave by themselves when they lose it; ends those that hang.
 * @param {string} folder where the supervisor notes what it starts
 * @param {(line: string) => void} say
 * @param {number} [seconds]
 */
export async function awaitLeftovers(folder, say, seconds = 20) {
  for (const { identity, pid } of livingClaims(folder)) {
    if (!(await isGone(identity, 1))) {
      say(`Waiting for process ${pid} of the last run to end`);
      if (!(await isGone(identity, seconds)) && isAlive(identity)) process.kill(pid, 'SIGKILL');
      await isGone(identity, 5);
    }
    withdraw(folder, identity);
  }
}

/** @param {string} folder */
export function killAll(folder) {
  for (const { pid } of livingClaims(folder)) process.kill(pid, 'SIGKILL');
}
