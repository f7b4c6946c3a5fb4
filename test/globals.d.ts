import type { Server } from '../apps/launcher/embedded-postgres.mjs';

declare global {
  var recurveTestServer: { directory: string; server: Server } | undefined;
}
