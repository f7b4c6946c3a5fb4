import { explain } from './refusal.mjs';
import { startService } from './service.mjs';
import { stopSignal } from './stop-signal.mjs';

/**
 * Starts the service, waits to be told to stop, puts everything away and ends this process.
 * @param {import('./service.mjs').Programs} programs
 * @param {(service: { address: string }, signal: AbortSignal) => Promise<void>} [then] once the service runs
 */
export async function supervise(programs, then = async () => {}) {
  const signal = stopSignal(() => {
    context.emergency();
    process.exit(1);
  });
  /** @type {import('./service.mjs').Context} */
  const context = { signal, say: (line) => console.log(line), undo: [], emergency: () => {} };
  let code = 0;
  try {
    const service = await startService(programs, context);
    await then(service, signal);
    if (!signal.aborted) await new Promise((stop) => signal.addEventListener('abort', stop));
  } catch (error) {
    if (!signal.aborted) {
      console.error(explain(error));
      code = 1;
    }
  }
  for (const action of context.undo.reverse()) {
    try {
      await action();
    } catch (error) {
      console.error(explain(error));
      code = 1;
    }
  }
  process.exit(code);
}
