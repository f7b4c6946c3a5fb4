const MOST_SECONDS = 60;

/** Seconds that the caller would wait for a current answer (RFC 7240 `Prefer: wait=N`), at most a minute. */
export function waitSeconds(prefer: string | string[] | undefined): number {
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d+)/i.exec([prefer ?? ''].flat().join(',')) ?? [];
  return Math.min(Number(seconds ?? 0), MOST_SECONDS);
}
