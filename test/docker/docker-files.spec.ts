import { describe, expect, it } from '@jest/globals';
import { readYaml } from '../support/read-yaml.js';
import { isIgnored, readDockerFiles, type DockerFiles } from './docker-files.js';
import { dockerProblems } from './docker-problems.js';

const files = readDockerFiles();

/** The problems after a fault is planted in one of the files. */
function planted(file: keyof DockerFiles, from: string, to: string): string[] {
  expect(files[file]).toContain(from);
  return dockerProblems({ ...files, [file]: files[file].replace(from, to) });
}

describe('the files for Docker', () => {
  it('agree with each other, with the sources and with what the build makes', () => {
    expect(dockerProblems(files)).toEqual([]);
  });

  it.each<[string, keyof DockerFiles, string, string, string]>([
    ['a tag that moves', 'compose', 'redis:8.2.3-bookworm', 'redis:latest', 'pinned: redis:latest'],
    ['a base without a version', 'dockerfile', 'node:20.20.2-bookworm-slim', 'node', 'pinned: node'],
    ['another version of our own', 'compose', 'recurve:0.1.0', 'recurve:0.0.9', 'pinned: recurve:0.0.9'],
    ['a variable nobody explains', 'compose', 'RECURVE_PORTS', 'RECURVE_DOORS', 'documented: RECURVE_DOORS'],
    [
      'a variable explained elsewhere only',
      'operations',
      '\n## Docker\n',
      '\n## Containers\n',
      'documented: POSTGRES_PASSWORD',
    ],
    [
      'a password with a default',
      'compose',
      'POSTGRES_PASSWORD:?is needed in docker/.env',
      'POSTGRES_PASSWORD:-postgres',
      'secretless: POSTGRES_PASSWORD',
    ],
    [
      'a password that may be blank',
      'compose',
      'REDIS_PASSWORD:?is needed in docker/.env',
      'REDIS_PASSWORD',
      'secretless: REDIS_PASSWORD',
    ],
    [
      'a password in an address',
      'compose',
      'recurve:${POSTGRES_PASSWORD:?is needed in docker/.env}@',
      'recurve:hunter2@',
      'secretless: migrate.DATABASE_URL',
    ],
    [
      'a key in the file',
      'compose',
      '${RECURVE_ADMIN_TOKEN:?is needed in docker/.env}',
      'rk_0123456789abcdef',
      'secretless: migrate.RECURVE_ADMIN_TOKEN',
    ],
    [
      'a password in a command',
      'compose',
      "--requirepass\n      - '${REDIS_PASSWORD:?is needed in docker/.env}'",
      '--requirepass\n      - hunter2',
      'secretless: redis.command',
    ],
    [
      'a secret in the image',
      'dockerfile',
      'ENV NODE_ENV',
      'ENV DB_PASSWORD=x NODE_ENV',
      'secretless: DB_PASSWORD=x',
    ],
    ['a source that is not there', 'dockerfile', 'COPY libs libs', 'COPY lib libs', 'copied: COPY lib'],
    ['a source kept out of the context', 'ignore', '!libs\n', '', 'copied: COPY libs'],
    [
      'a stage that is not there',
      'dockerfile',
      '--from=build',
      '--from=builds',
      'copied: COPY --from=builds',
    ],
    ['a word that starts nothing', 'compose', 'command: [worker]', 'command: [workers]', 'commands: workers'],
    ['an unknown word by default', 'dockerfile', 'CMD ["api"]', 'CMD ["serve"]', 'commands: serve'],
    [
      'a program that the image lacks',
      'dockerfile',
      'COPY --from=build /recurve/dist dist\n',
      '',
      'commands: dist/apps/worker/src/main.js',
    ],
    [
      'an entry point that is not there',
      'dockerfile',
      'launcher/run-program.mjs"]',
      'launcher/run.mjs"]',
      'commands: apps/launcher/run.mjs',
    ],
    ['another port inside', 'compose', ':-3000}:3000', ':-3000}:8080', 'ports: port 8080'],
    ['another port exposed', 'dockerfile', 'EXPOSE 3000', 'EXPOSE 80', 'ports: port 80'],
    ['a health path that is none', 'compose', "'/readyz'", "'/health'", 'health: /health'],
    ['only one health path', 'compose', "'/livez', ", '', 'health: /livez is not asked'],
    ['a setting that nobody reads', 'compose', 'REDIS_URL:', 'REDIS_ADDRESS:', 'settings: REDIS_ADDRESS'],
    ['a setting of the image that nobody reads', 'dockerfile', 'HOST=', 'HOSTNAME=', 'settings: HOSTNAME'],
    [
      'less time to stop than the drain takes',
      'compose',
      'start_period: 30s\n    restart: unless-stopped\n    stop_grace_period: 40s',
      'start_period: 30s\n    restart: unless-stopped\n    stop_grace_period: 25s',
      'grace: api: 25s',
    ],
    ['root in our image', 'dockerfile', 'USER node', 'USER root', 'hardened: USER'],
    ['root in another image', 'compose', '    user: postgres\n', '', 'hardened: postgres: user'],
    [
      'a root file system to write on',
      'compose',
      '    read_only: true\n',
      '',
      'hardened: postgres: read_only',
    ],
    ['capabilities', 'compose', 'cap_drop: [ALL]', 'cap_drop: [CHOWN]', 'hardened: postgres: cap_drop'],
    [
      'a way to new privileges',
      'compose',
      'no-new-privileges:true',
      'no-new-privileges:false',
      'hardened: postgres: security_opt',
    ],
    ['no restart policy', 'compose', '    restart: unless-stopped\n', '', 'hardened: postgres: restart'],
    [
      'the mount of older servers',
      'compose',
      ':/var/lib/postgresql',
      ':/var/lib/postgresql/data',
      'state: postgres: volume',
    ],
    [
      'a Redis that forgets',
      'compose',
      'noeviction\n      -',
      'allkeys-lru\n      -',
      'state: redis: noeviction',
    ],
    ['an unnamed volume', 'compose', '- redis:/data', '- ./redis:/data', 'state: ./redis:/data'],
    ['a network that is not there', 'compose', 'outside: {}', 'outer: {}', 'state: api: outside'],
    [
      'an api that does not wait for the tables',
      'compose',
      'service_completed_successfully',
      'service_started',
      'order: api → migrate',
    ],
  ])('%s is noticed', (_, file, from, to, problem) => {
    expect(planted(file, from, to)).toContain(problem);
  });

  it('the context holds no patients’ files, keys or tests', () => {
    for (const path of ['dump.csv', 'docker/.env', '.env', 'node_modules/pg', 'libs/stats/src/tally.spec.ts'])
      expect([path, isIgnored(path, files.ignore)]).toEqual([path, true]);
    expect(isIgnored('libs/stats/src/tally.ts', files.ignore)).toBe(false);
  });
});

describe('readYaml', () => {
  it('reads mappings, lists and quoted texts', () => {
    const text = "a:\n  b: x # y\n  c:\n    - 'd: e'\n    - f\ng: [h, 'i, j']\nk: {}\n".replace(' # y', '');
    expect(readYaml(text)).toEqual({ a: { b: 'x', c: ['d: e', 'f'] }, g: ['h', 'i, j'], k: {} });
  });

  it.each([
    ['a key twice', 'a: x\na: y'],
    ['an anchor', 'a: &b c'],
    ['a merge', '<<: *b'],
    ['a block text', 'a: |\n  b'],
    ['a tab', 'a:\n\tb: c'],
    ['a double-quoted text', 'a: "b"'],
    ['a comment after a value', 'a: b # c'],
    ['a key without a value', 'a:\nb: c'],
    ['a stray indent', 'a: b\n   c: d'],
    ['an unclosed list', 'a: [b'],
    ['a colon in a plain text', 'a: b: c'],
  ])('refuses %s', (_, text) => {
    expect(() => readYaml(text)).toThrow(/^Line \d+ is not read here/);
  });
});
