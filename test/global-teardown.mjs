import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const running = globalThis.recurveTestServer;
  if (!running) return;
  await running.server.stop({ immediately: true });
  rmSync(running.directory, { recursive: true, force: true });
}
