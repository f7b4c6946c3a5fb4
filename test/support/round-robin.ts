import { Agent, createServer, get, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const PROBE_MS = 100;

interface Backend {
  port: number;
  agent: Agent;
  ready: boolean;
  /** Requests that were sent to it. */
  served: number;
}

export interface RoundRobin {
  address: string;
  backends: readonly Backend[];
  close(): Promise<void>;
}

const isReady = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/readyz', agent: false, timeout: 1_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).once('error', () => resolve(false));
  });

/**
 * One address in front of several, as a load balancer is: it asks each whether it is ready, sends requests in turn to
 * those that are, keeps connections open, and never sends a request twice.
 */
export async function openRoundRobin(ports: number[]): Promise<RoundRobin> {
  const backends: Backend[] = ports.map((port) => ({
    port,
    agent: new Agent({ keepAlive: true }),
    ready: false,
    served: 0,
  }));
  const probe = () =>
    Promise.all(backends.map(async (backend) => void (backend.ready = await isReady(backend.port))));
  await probe();
  const probing = setInterval(() => void probe(), PROBE_MS);
  let turn = 0;
  const next = (): Backend | undefined => {
    const ready = backends.filter((backend) => backend.ready);
    return ready[turn++ % Math.max(ready.length, 1)];
  };
  const fail = (reply: ServerResponse, status: number, what: string): void => {
    if (reply.headersSent) reply.destroy();
    else reply.writeHead(status, { 'content-type': 'text/plain' }).end(what);
  };
  const server = createServer((incoming, reply) => {
    const backend = next();
    if (!backend) return fail(reply, 503, 'Nobody is ready');
    backend.served += 1;
    const { port, agent } = backend;
    const { method, url: path } = incoming;
    const { connection: _, ...headers } = incoming.headers;
    const outgoing = send({ host: '127.0.0.1', port, agent, method, path, headers }, (answer) => {
      const { connection: __, 'keep-alive': ___, ...kept } = answer.headers;
      reply.writeHead(answer.statusCode ?? 502, kept);
      answer.once('error', (error) => fail(reply, 502, error.message));
      answer.pipe(reply);
    });
    outgoing.once('error', (error) => fail(reply, 502, `${port}: ${error.message}`));
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    backends,
    close: async () => {
      clearInterval(probing);
      for (const { agent } of backends) agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
