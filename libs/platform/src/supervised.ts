const GRACE_MS = 25_000;

/**
 * Tells the supervisor that this process serves, and ends it in order on SIGTERM, on SIGINT where nobody supervises,
 * and when the supervisor is gone.
 * @param drain on SIGTERM alone, before the end: time for whoever routes requests to send them elsewhere
 */
export function supervised(close: () => Promise<void>, drain?: () => Promise<void>): void {
  let draining = false;
  let closing = false;
  const end = (): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => {
    if (!drain) return end();
    if (draining) return;
    draining = true;
    void drain().finally(end);
  });
  // A terminal sends Ctrl-C and its own end to everybody at once; the supervisor decides the order.
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, process.send ? () => {} : end);
  process.on('disconnect', end);
  process.send?.({ ready: true });
}
