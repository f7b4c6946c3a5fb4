import { createServer } from 'node:net';

/**
 * A port nobody listens on now; 0 asks the system for any.
 * @param {string} host
 * @param {number} [port]
 * @returns {Promise<number>} rejects with EADDRINUSE when the port is taken
 */
export function freePort(host, port = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
