import type { FastifyRequest } from 'fastify';
import { readUntilCurrent } from '#derive';

declare module 'fastify' {
  interface FastifyRequest {
    /** Aborted from the moment this process was asked to end. */
    draining?: AbortSignal;
  }
}

const MOST_SECONDS = 60;

/** Seconds that the caller would wait for a current answer (RFC 7240 `Prefer: wait=N`), at most a minute. */
function waitSeconds(prefer: string | string[] | undefined): number {
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d+)/i.exec([prefer ?? ''].flat().join(',')) ?? [];
  return Math.min(Number(seconds ?? 0), MOST_SECONDS);
}

/** Reads until the answer is current, for as long as the caller would wait; a process about to end waits no longer. */
export const readAsPreferred = <Answer>(
  { headers, draining }: FastifyRequest,
  read: () => Promise<Answer>,
  isCurrent: (answer: Answer) => boolean,
): Promise<Answer> =>
  readUntilCurrent(
    read,
    (answer) => isCurrent(answer) || draining?.aborted === true,
    waitSeconds(headers.prefer),
  );
