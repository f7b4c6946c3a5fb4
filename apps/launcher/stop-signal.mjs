/** npm passes on what the terminal has already sent to everybody: two signals this close are one. */
const SAME_KEYPRESS = 1_000;

/**
 * Aborts on Ctrl-C, on a request to end, and when npm, under which this process was started, is gone.
 * @param {() => void} onSecond a second Ctrl-C
 * @returns {AbortSignal}
 */
export function stopSignal(onSecond) {
  const controller = new AbortController();
  let first = 0;
  const stop = () => {
    if (!controller.signal.aborted) {
      first = Date.now();
      controller.abort();
    } else if (Date.now() - first > SAME_KEYPRESS) onSecond();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
  if (process.env['npm_lifecycle_event']) whenParentEnds(() => controller.abort());
  // With its reader gone, a line that cannot be printed must not keep the rest from being put away.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return controller.signal;
}

/** @param {() => void} action */
function whenParentEnds(action) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    action();
  }, 100);
  watch.unref();
}

/**
 * The promise, or a rejection as soon as the signal aborts.
 * @template T
 * @param {AbortSignal} signal
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export function orAborted(signal, promise) {
  return Promise.race([promise, /** @type {Promise<never>} */ (aborted(signal))]);
}

/** @param {AbortSignal} signal */
function aborted(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
