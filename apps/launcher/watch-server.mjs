import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './embedded-postgres.mjs';
import { isAlive } from './process-identity.mjs';
import { explain } from './refusal.mjs';

const EVERY = 500;

/**
 * Starts the server again, on the same port, whenever it has died. It may be an adopted one, of which no exit is
 * reported: hence looking instead of waiting.
 * @param {import('./embedded-postgres.mjs').Server} server
 * @param {{ directory: string, say: (line: string) => void }} options
 * @returns {(how?: { immediately?: boolean }) => Promise<void>} stops the server for good
 */
export function watchServer(server, { directory, say }) {
  let current = server;
  let stopping = false;
  const watching = (async () => {
    while (!stopping) {
      await sleep(EVERY);
      if (stopping || isAlive(current.identity)) continue;
      say('PostgreSQL ended and is started again');
      try {
        current = await startServer({ directory, port: server.port });
      } catch (error) {
        say(explain(error));
        await sleep(EVERY * 4);
      }
    }
  })();
  return async (how) => {
    stopping = true;
    await watching;
    await current.stop(how);
  };
}
