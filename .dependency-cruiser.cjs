/** Which lib may import which; docs: ARCHITECTURE.md. A new edge needs an ADR. */
const mayImport = {
  contracts: [],
  stats: [],
  charts: [],
  instruments: ['contracts'],
  platform: ['contracts'],
  curves: ['contracts', 'instruments', 'stats'],
  render: ['charts'],
  store: ['contracts', 'stats', 'instruments', 'curves'],
  ingest: ['contracts', 'instruments', 'curves', 'store'],
  derive: ['contracts', 'instruments', 'stats', 'curves', 'store'],
};
const pure = ['contracts', 'instruments', 'stats', 'curves', 'charts'];

/** Tests, and the data that tests are generated from. */
const TESTS = '\\.(spec|arbitrary)\\.ts$';
const SOURCES = '^(apps|libs)/';

const betweenLibs = Object.entries(mayImport).map(([lib, others]) => ({
  name: `${lib}-imports-only-its-own`,
  comment: `libs/${lib} may import of ours: ${others.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: TESTS },
  to: { path: '^(libs|apps|test)/', pathNot: `^libs/(${[lib, ...others].join('|')})/` },
}));

/** A package counts by the name it is imported under, installed or not. */
const packages = (...names) => `^(node_modules/)?(@types/)?(${names.join('|')})(/|$)`;

module.exports = {
  forbidden: [
    ...betweenLibs,
    {
      name: 'known-libs-only',
      comment: 'A new lib takes its place in the table above first',
      severity: 'error',
      from: { path: `^libs/(?!(${Object.keys(mayImport).join('|')})/)` },
      to: {},
    },
    {
      name: 'libs-through-their-index',
      comment: 'A lib is entered through its src/index.ts alone',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-through-the-index',
      comment: 'An app enters a lib through its src/index.ts alone',
      severity: 'error',
      from: { path: '^apps/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'libs-by-name',
      comment: 'From outside a lib goes by "#name", never by a path to it',
      severity: 'error',
      from: { path: SOURCES, pathNot: TESTS },
      to: { path: '^libs/[^/]+/src/index\\.ts$', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'no-own-index',
      comment: 'Inside a lib files import each other, not the table of contents',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: TESTS },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'apps-are-islands',
      comment: 'api, worker and launcher never import each other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TESTS },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-tests-in-sources',
      comment: 'Nothing that runs depends on what tests it',
      severity: 'error',
      from: { path: SOURCES, pathNot: TESTS },
      to: { path: ['^test/', TESTS] },
    },
    {
      name: 'no-cycles',
      comment: 'Modules form a tree of reasons',
      severity: 'error',
      from: { path: '^(apps|libs|test)/' },
      to: { circular: true },
    },
    {
      name: 'database-in-store',
      comment: 'The doors own every connection; the launcher only makes the database itself',
      severity: 'error',
      from: { path: SOURCES, pathNot: [TESTS, '^libs/store/', '^apps/launcher/'] },
      to: {
        path: packages('typeorm', 'pg', 'pg-copy-streams', 'pg-pool'),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'database-types-in-platform',
      comment: 'Outside libs/store pg is at most a type, and of it only the session that migrates the queue',
      severity: 'error',
      from: {
        path: SOURCES,
        pathNot: [TESTS, '^libs/store/', '^apps/launcher/', '^libs/platform/src/queue\\.ts$'],
      },
      to: { path: packages('typeorm', 'pg', 'pg-copy-streams', 'pg-pool') },
    },
    {
      name: 'queue-in-platform',
      comment: 'BullMQ is one backend of a hint; nobody else knows of it',
      severity: 'error',
      from: { path: SOURCES, pathNot: [TESTS, '^libs/platform/'] },
      to: { path: packages('bullmq', 'ioredis') },
    },
    {
      name: 'framework-in-apps',
      comment: 'Libs know no framework and no HTTP',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: packages('@nestjs', 'fastify', 'rxjs', 'reflect-metadata') },
    },
    {
      name: 'pure-libs-without-node',
      comment: 'Values in, values out: no IO; of Node only the hash that names a tally',
      severity: 'error',
      from: { path: `^libs/(${pure.join('|')})/`, pathNot: [TESTS, '^libs/stats/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-stats-without-node',
      comment: 'Values in, values out: no IO; of Node only the hash that names a tally',
      severity: 'error',
      from: { path: '^libs/stats/', pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'resolvable',
      comment: 'What cannot be found cannot be judged either',
      severity: 'error',
      from: { path: '^(apps|libs|test)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment:
        'What runs is a dependency of package.json; the types of fastify are those of the Nest adapter',
      severity: 'error',
      from: { path: SOURCES, pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: packages('fastify') },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
