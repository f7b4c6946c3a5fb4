import { existsSync, readFileSync } from 'node:fs';
import { readYaml } from '../support/read-yaml.js';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The files that have to agree, as texts, so that a test can plant a fault in one of them. */
export interface DockerFiles {
  dockerfile: string;
  compose: string;
  ignore: string;
  operations: string;
}

export const readDockerFiles = (): DockerFiles => ({
  dockerfile: read('docker/Dockerfile'),
  compose: read('docker/compose.yml'),
  ignore: read('.dockerignore'),
  operations: read('docs/operations.md'),
});

export interface Service {
  image: string;
  user?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  networks: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  restart?: string;
  stop_grace_period?: string;
  read_only?: string;
  cap_drop?: string[];
  security_opt?: string[];
}

export interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
}

export const readCompose = (text: string): Compose => readYaml(text) as unknown as Compose;

/** The instructions of a Dockerfile, continued lines joined. */
export const instructions = (text: string): { word: string; rest: string }[] =>
  text
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({
      word: line.split(' ', 1)[0] ?? '',
      rest: line.slice(line.indexOf(' ') + 1).trim(),
    }));

/** Whether the build's context lacks a path: of the patterns that match it or a folder above, the last decides. */
export function isIgnored(path: string, ignore: string): boolean {
  const steps = path.replace(/\/$/, '').split('/');
  const parents = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
  let ignored = false;
  for (const line of ignore.split('\n').map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const excepts = line.startsWith('!');
    const pattern = line.slice(excepts ? 1 : 0).replace(/[.+^${}()|[\]\\]/g, '\\$&');
    const expression = pattern.replaceAll(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
    if (parents.some((each) => new RegExp(`^${expression}$`).test(each))) ignored = !excepts;
  }
  return ignored;
}

const matches = (path: string, pattern: RegExp): string[] =>
  [...read(path).matchAll(pattern)].flatMap(([, found]) => found ?? []);

/** What the sources say, which the files have to follow. */
export const facts = {
  version: matches('package.json', /"version": "([^"]+)"/g)[0],
  settings: matches('libs/platform/src/environment.ts', /^ {2}([A-Z_]+):/gm),
  port: matches('libs/platform/src/environment.ts', /PORT: port\.default\((\d+)\)/g)[0],
  /** The longest that a program takes to end: until whoever routes to it has noticed, and then its own patience. */
  secondsToEnd:
    Number(matches('libs/platform/src/environment.ts', /DRAIN_SECONDS: .*default\((\d+)\)/g)[0] ?? 0) +
    Number(matches('libs/platform/src/supervised.ts', /GRACE_MS = ([\d_]+)/g)[0]?.replace('_', '')) / 1000,
  /** The words of apps/launcher/run-program.mjs, each with its file. */
  programs: Object.fromEntries(
    [...read('apps/launcher/run-program.mjs').matchAll(/^ {2}(\w+): '(.+)',$/gm)].map(([, word, file]) => [
      word,
      new URL(file ?? '', new URL('apps/launcher/', root)).href.slice(root.href.length),
    ]),
  ) as Record<string, string>,
};

export const exists = (path: string): boolean => existsSync(new URL(path, root));
