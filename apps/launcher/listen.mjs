import { isIPv6 } from 'node:net';
import { freePort } from './free-port.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Where to listen. A blank variable counts as unset.
 * @returns {{ host: string, port: number, address: string }}
 */
export function readListen() {
  const host = process.env['HOST'] || '127.0.0.1';
  const port = Number(process.env['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal('PORT must be a number from 1 to 65535');
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return { host, port, address: `http://${isIPv6(name) ? `[${name}]` : name}:${port}` };
}

/** @param {{ host: string, port: number }} listen */
export async function checkListen({ host, port }) {
  try {
    await freePort(host, port);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EADDRINUSE') throw new Refusal(`Port ${port} is in use: stop what uses it, or set PORT`);
    throw new Refusal(`Cannot listen on ${host}, port ${port} (${code}): set HOST and PORT`);
  }
}
