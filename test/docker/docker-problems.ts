import { endpoints } from '#contracts';
import {
  exists,
  facts,
  instructions,
  isIgnored,
  readCompose,
  type Compose,
  type DockerFiles,
  type Service,
} from './docker-files.js';

type Guard = (files: DockerFiles, compose: Compose) => string[];

const IMAGE = `recurve:${facts.version}`;
const PINNED = /^[a-z]+:\d+\.\d+(\.\d+)?-[a-z]+(-slim)?$/;
const SECRET = /PASSWORD|SECRET|TOKEN|AUTH/;
/** Settings of the launcher and of Node, which environment.ts does not read. */
const OTHER_SETTINGS = ['RECURVE_DATA_DIR', 'NODE_ENV'];

const all = (files: DockerFiles, word: string) =>
  instructions(files.dockerfile).flatMap((each) => (each.word === word ? [each.rest] : []));
const services = (compose: Compose) => Object.entries(compose.services);
const ours = (compose: Compose) => services(compose).filter(([, { image }]) => image.startsWith('recurve'));
const variables = (text: string) =>
  [...text.matchAll(/\$\{(\w+)(?::?([-?])([^}]*))?\}/g)].map(([, name = '', kind = '', rest = '']) => ({
    name,
    kind,
    rest,
  }));
const environmentOf = (files: DockerFiles): Record<string, string> =>
  Object.fromEntries(all(files, 'ENV').flatMap((line) => line.split(/\s+/).map((pair) => pair.split('='))));
const words = (json: string): string[] => JSON.parse(json) as string[];

const pinned: Guard = (files, compose) => {
  const stages = all(files, 'FROM').map((line) => line.split(' ')[0] ?? '');
  const images = services(compose).map(([, { image }]) => image);
  return [...stages, ...images].filter((image) => image !== IMAGE && !PINNED.test(image));
};

const documented: Guard = ({ compose, operations }) => {
  const [, section = ''] = /\n## Docker\n([^]*?)(?=\n## |$)/.exec(operations) ?? [];
  return variables(compose).flatMap(({ name }) => (section.includes(`\`${name}\``) ? [] : [name]));
};

/** No secret, and no default that would be used silently. */
const secretless: Guard = ({ compose: text, dockerfile }, compose) => [
  ...variables(text).flatMap(({ name, rest, kind }) =>
    SECRET.test(name) && kind !== '?' && rest !== '' ? [name] : [],
  ),
  ...variables(text).flatMap(({ name, kind }) => (/PASSWORD|TOKEN/.test(name) && kind !== '?' ? [name] : [])),
  ...services(compose).flatMap(([name, { environment = {}, command = [] }]) => [
    ...Object.entries(environment).flatMap(([key, value]) => {
      const password = /:\/\/[^/:]*:(.+)@/.exec(value)?.[1];
      const secret = SECRET.test(key) ? value : password;
      return secret === undefined || /^\$\{[^}]+\}$/.test(secret) ? [] : [`${name}.${key}`];
    }),
    ...command.flatMap((word, index) =>
      command[index - 1] === '--requirepass' && !/^\$\{[^}]+\}$/.test(word) ? [`${name}.command`] : [],
    ),
  ]),
  ...instructions(dockerfile)
    .flatMap(({ word, rest }) => (word === 'ENV' || word === 'ARG' ? rest.split(/\s+/) : []))
    .filter((pair) => SECRET.test(pair)),
];

const copied: Guard = ({ dockerfile, ignore }) => {
  const stages = new Set(instructions(dockerfile).flatMap(({ rest }) => / AS (\w+)$/.exec(rest)?.[1] ?? []));
  return instructions(dockerfile).flatMap(({ word, rest }) => {
    if (word !== 'COPY') return [];
    const [, stage] = /^--from=(\w+)/.exec(rest) ?? [];
    if (stage !== undefined) return stages.has(stage) ? [] : [`COPY --from=${stage}`];
    return rest
      .split(/\s+/)
      .slice(0, -1)
      .flatMap((path) => (exists(path) && !isIgnored(path, ignore) ? [] : [`COPY ${path}`]));
  });
};

/** Whether the last stage has the file: built, or copied from the context. */
function inImage(path: string, files: DockerFiles): boolean {
  const last = files.dockerfile.slice(files.dockerfile.lastIndexOf('\nFROM '));
  const targets = instructions(last).flatMap(({ word, rest }) =>
    word === 'COPY' ? rest.split(/\s+/).slice(-1) : [],
  );
  return exists(path) && targets.some((target) => path === target || path.startsWith(`${target}/`));
}

const commands: Guard = (files, compose) => {
  const said = [
    ...all(files, 'CMD').flatMap(words),
    ...ours(compose).flatMap(([, { command = [] }]) => command),
  ];
  const called = [
    ...all(files, 'ENTRYPOINT').flatMap(words),
    ...ours(compose).flatMap(([, { healthcheck }]) => healthcheck?.test ?? []),
  ].filter((word) => word.includes('.mjs'));
  return [
    ...said.filter((word) => facts.programs[word] === undefined),
    ...[...called, ...Object.values(facts.programs)].filter((path) => !inImage(path, files)),
  ];
};

const ports: Guard = (files, compose) => {
  const inside = ours(compose).flatMap(([, { ports: published = [] }]) =>
    published.map((port) => port.split(':').at(-1)),
  );
  return [...all(files, 'EXPOSE'), environmentOf(files)['PORT'], ...inside]
    .filter((port) => port !== facts.port)
    .map((port) => `port ${port}`);
};

const health: Guard = (_, compose) => {
  const asked = compose.services['api']?.healthcheck?.test.filter((word) => word.startsWith('/')) ?? [];
  const open = [endpoints.live.path, endpoints.ready.path] as string[];
  return [
    ...open.filter((path) => !asked.includes(path)).map((path) => `${path} is not asked`),
    ...asked.filter((path) => !open.includes(path)),
  ];
};

const settings: Guard = (files, compose) => {
  const known = [...facts.settings, ...OTHER_SETTINGS];
  const used = ours(compose).flatMap(([, { environment = {} }]) => Object.keys(environment));
  return [...Object.keys(environmentOf(files)), ...used].filter((name) => !known.includes(name));
};

const grace: Guard = (_, compose) =>
  ours(compose).flatMap(([name, { restart, stop_grace_period: period = '10s' }]) =>
    restart === 'no' || Number.parseInt(period, 10) > facts.secondsToEnd ? [] : [`${name}: ${period}`],
  );

const hardened: Guard = (files, compose) => {
  const loose = ([name, service]: [string, Service]) => [
    ...(service.read_only === 'true' ? [] : [`${name}: read_only`]),
    ...(service.cap_drop?.join() === 'ALL' ? [] : [`${name}: cap_drop`]),
    ...(service.security_opt?.includes('no-new-privileges:true') ? [] : [`${name}: security_opt`]),
    ...(service.restart === undefined ? [`${name}: restart`] : []),
    ...(service.image === IMAGE || (service.user ?? 'root') !== 'root' ? [] : [`${name}: user`]),
  ];
  return [...services(compose).flatMap(loose), ...(all(files, 'USER').at(-1) === 'node' ? [] : ['USER'])];
};

const state: Guard = (_, compose) => {
  const { postgres, redis } = compose.services;
  const mounts = services(compose).flatMap(([, { volumes = [] }]) => volumes);
  return [
    ...(postgres?.volumes?.some((mount) => mount.endsWith(':/var/lib/postgresql'))
      ? []
      : ['postgres: volume']),
    ...(redis?.command?.join(' ').includes('--maxmemory-policy noeviction') ? [] : ['redis: noeviction']),
    ...(redis?.command?.join(' ').includes('--appendonly yes') ? [] : ['redis: appendonly']),
    ...mounts.filter((mount) => !((mount.split(':')[0] ?? '') in compose.volumes)),
    ...services(compose).flatMap(([name, { networks }]) =>
      networks.filter((network) => !(network in compose.networks)).map((network) => `${name}: ${network}`),
    ),
  ];
};

/** Nobody starts before what it needs: the tables before the programs, the servers before their users. */
const order: Guard = (_, compose) => {
  const needed: [string, string, string][] = [
    ['migrate', 'postgres', 'service_healthy'],
    ...['api', 'worker'].flatMap((name): [string, string, string][] => [
      [name, 'migrate', 'service_completed_successfully'],
      [name, 'redis', 'service_healthy'],
    ]),
  ];
  return [
    ...needed.flatMap(([name, other, condition]) =>
      compose.services[name]?.depends_on?.[other]?.condition === condition ? [] : [`${name} → ${other}`],
    ),
    ...['postgres', 'redis', 'api'].filter((name) => !compose.services[name]?.healthcheck),
  ];
};

const guards = {
  pinned,
  documented,
  secretless,
  copied,
  commands,
  ports,
  health,
  settings,
  grace,
  hardened,
  state,
  order,
};

/** What is wrong with the files, each with the guard that says so. */
export function dockerProblems(files: DockerFiles): string[] {
  const compose = readCompose(files.compose);
  return Object.entries(guards).flatMap(([name, guard]) =>
    guard(files, compose).map((problem) => `${name}: ${problem}`),
  );
}
