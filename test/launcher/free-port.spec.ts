import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../apps/launcher/free-port.mjs';

describe('freePort', () => {
  it('stays below the ports that the system gives by itself', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort('127.0.0.1')));
    for (const port of ports) expect(port).toBeLessThan(32_768);
  });

  it('refuses a port that is named and taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(freePort('127.0.0.1', port)).rejects.toThrow('EADDRINUSE');
    await new Promise((resolve) => server.close(resolve));
    expect(await freePort('127.0.0.1', port)).toBe(port);
  });
});
