import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};
const libs = [
  'charts',
  'contracts',
  'curves',
  'derive',
  'ingest',
  'instruments',
  'platform',
  'render',
  'simulate',
  'stats',
  'store',
];
const packages = ['pg', 'typeorm', 'bullmq', 'ioredis', 'fastify'];

type Offence = [path: string, source: string, ...rules: string[]];

/** A file for each way to break a rule: where it lies, what it says, the rules that it breaks. */
const offences: Offence[] = [
  // Nobody may import derive, and derive not what draws: each row of the table has its offender.
  ...libs
    .filter((lib) => lib !== 'derive')
    .map((lib): Offence => [`libs/${lib}/src/up.ts`, "import '#derive';", `${lib}-imports`]),
  ['libs/derive/src/up.ts', "import '#charts';", 'derive-imports'],
  ['libs/new/src/index.ts', "import '#contracts';", 'known-libs-only'],
  ['libs/ingest/src/by-path.ts', "import '../../store/src/index.js';", 'libs-by-name'],
  ['libs/ingest/src/inside.ts', "import '../../store/src/only.js';", 'libs-through-their-index'],
  ['apps/api/src/inside.ts', "import '../../../libs/store/src/only.js';", 'libs-through-their-index'],
  ['libs/store/src/own.ts', "import './index.js';", 'no-own-index'],
  ['apps/api/src/cross.ts', "import '../../worker/src/only.js';", 'api-and-worker-apart'],
  ['apps/api/src/query.ts', "import 'pg';", 'sql-in-the-store'],
  ['apps/worker/src/entity.ts', "import 'typeorm';", 'sql-in-the-store'],
  ['libs/derive/src/query.ts', "import 'pg';", 'sql-in-the-store'],
  ['libs/platform/src/query.ts', "import 'pg';", 'platform-without-sql'],
  ['apps/api/src/queue.ts', "import 'bullmq';", 'queue-in-the-platform'],
  ['libs/store/src/redis.ts', "import 'ioredis';", 'queue-in-the-platform'],
  ['libs/curves/src/io.ts', "import 'node:fs';", 'pure-libs-do-no-io'],
  ['libs/contracts/src/hash.ts', "import 'node:crypto';", 'pure-libs-do-no-io'],
  ['libs/stats/src/io.ts', "import 'node:fs';", 'stats-only-hash'],
  ['libs/stats/src/web.ts', "import 'fastify';", 'pure-libs-know-no-framework', 'framework-in-apps'],
  ['libs/store/src/web.ts', "import 'fastify';", 'framework-in-apps'],
  ['libs/store/src/tested.ts', "import './only.spec.js';", 'no-tests-in-sources'],
  ['libs/store/src/itself.ts', "import './itself.js';", 'no-cycles'],
];

/** What looks alike and is allowed. */
const allowed: [path: string, source: string][] = [
  ['apps/api/src/only.ts', "import '#store';"],
  ['apps/worker/src/only.ts', "import '#derive';"],
  ['libs/store/src/only.ts', "import 'pg'; import 'typeorm'; import '#curves';"],
  ['libs/store/src/only.spec.ts', "import '../../derive/src/index.js'; import 'node:fs';"],
  [
    'libs/platform/src/only.ts',
    "import 'bullmq'; import type pg from 'pg'; export type Session = pg.Client;",
  ],
  ['libs/stats/src/only.ts', "import 'node:crypto';"],
];

describe('the import rules', () => {
  let folder = '';
  const broken = new Map<string, string[]>();

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'recurve-rules-')));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      copyFileSync(join(checkout, name), join(folder, name));
    for (const lib of libs) write(`libs/${lib}/src/index.ts`, 'export const nothing = 0;');
    for (const name of packages) {
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      );
      write(`node_modules/${name}/index.js`, '');
    }
    for (const [path, source] of [...offences, ...allowed]) write(path, source);
    const command = join(checkout, 'node_modules', '.bin', 'depcruise');
    const words = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'];
    const { stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    });
    if (stdout === '') throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    for (const { from, rule } of summary.violations)
      broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(offences)('%s with %s breaks its rule', (path, _source, ...rules) => {
    expect(new Set(broken.get(path))).toEqual(new Set(rules));
  });

  it('are each broken by one of these', () => {
    const shown = new Set(offences.flatMap(([, , ...rules]) => rules));
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each(allowed)('%s with %s breaks none', (path) => {
    expect(broken.get(path)).toBeUndefined();
  });
});
