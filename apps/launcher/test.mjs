import { prepareCheckout } from './prepare-checkout.mjs';
import { explain } from './refusal.mjs';
import { runJest } from './run-jest.mjs';
import { startTestRedis } from './test-redis.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

/**
 * Everything but the queue's and the deployment's suites once; the queue's once for each of its backends; and the
 * deployment's, which keep both processors busy, alone, on Redis where there is one. Each in a process of its own.
 */
async function runAll() {
  const chosen = process.argv.slice(2);
  if (chosen.length > 0) return [await runJest(chosen)];
  const counts = [
    await runJest(['--testPathIgnorePatterns', '/test/(queue|deployment)/', '/node_modules/']),
    await runJest(['test/queue'], { RECURVE_TEST_QUEUE: 'postgres' }),
  ];
  const redis = await startTestRedis();
  if (redis === null) {
    say('The queue was not tested on Redis: there is no redis-server on this machine');
    return [...counts, await runJest(['test/deployment', '--runInBand'])];
  }
  try {
    const environment = { RECURVE_TEST_QUEUE: 'redis', RECURVE_TEST_REDIS_URL: redis.url };
    counts.push(await runJest(['test/queue'], environment));
    return [...counts, await runJest(['test/deployment', '--runInBand'], environment)];
  } finally {
    redis.stop();
  }
}

try {
  const leave = await prepareCheckout('tests', { say });
  const counts = await runAll();
  leave();
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ kind) =>
    counts.reduce((total, count) => total + count[kind], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  say(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
