import { createServer } from 'node:net';

/**
 * Below the ports that Linux (from 32768) and macOS (from 49152) give to outgoing connections and to port 0: one of
 * those may be taken by anybody while the program it was meant for starts, or starts again.
 */
const LOWEST = 20_000;
const HIGHEST = 32_767;

/**
 * A port nobody listens on now; any when none is named.
 * @param {string} host
 * @param {number} [port]
 * @returns {Promise<number>} rejects with EADDRINUSE when the port is taken
 */
export async function freePort(host, port) {
  if (port !== undefined) return listenOnce(host, port);
  for (;;) {
    const guess = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
    try {
      return await listenOnce(host, guess);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    }
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOnce(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, host, () => server.close(() => resolve(port)));
  });
}
