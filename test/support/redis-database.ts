/** A suite's own database of the run's Redis, so that no suite takes another's jobs; undefined: PostgreSQL. */
export function redisDatabase(number: number): string | undefined {
  const given = process.env['RECURVE_TEST_REDIS_URL'];
  if (given === undefined) return undefined;
  const url = new URL(given);
  url.pathname = `/${number}`;
  return url.href;
}
