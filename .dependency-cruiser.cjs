/** Who may import whom: the table of ARCHITECTURE.md. */
const allowed = {
  contracts: [],
  stats: [],
  charts: [],
  instruments: ['contracts'],
  curves: ['contracts', 'instruments', 'stats'],
  simulate: ['contracts'],
  render: ['charts'],
  store: ['contracts', 'stats', 'instruments', 'curves'],
  platform: ['contracts'],
  ingest: ['contracts', 'instruments', 'curves', 'store'],
  derive: ['contracts', 'instruments', 'stats', 'curves', 'store'],
};
const tests = '\\.(spec|arbitrary)\\.ts$';
const pure = '^libs/(contracts|instruments|stats|curves|charts|simulate)/';

module.exports = {
  forbidden: [
    ...Object.entries(allowed).map(([lib, others]) => ({
      name: `${lib}-imports`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: tests },
      to: { path: '^(libs|apps|test)/', pathNot: `^libs/(${[lib, ...others].join('|')})/` },
    })),
    {
      name: 'libs-through-their-index',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/', pathNot: tests },
      to: { path: '^libs/([^/]+)/src/.+', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/'] },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^(apps|libs)/' }, to: { circular: true } },
    {
      name: 'api-and-worker-apart',
      severity: 'error',
      from: { path: '^apps/(api|worker|launcher)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'sql-in-the-store',
      severity: 'error',
      from: { path: '^(apps/(api|worker)|libs)/', pathNot: `^libs/(store|platform)/|${tests}` },
      to: { path: 'node_modules/(typeorm|pg|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'queue-in-the-platform',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^libs/platform/|${tests}` },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'pure-libs-do-no-io',
      severity: 'error',
      from: { path: pure, pathNot: [tests, '^libs/stats/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'stats-only-hash',
      comment: 'The name of a tally is a hash',
      severity: 'error',
      from: { path: '^libs/stats/', pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'pure-libs-know-no-framework',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis|fastify)/' },
    },
    {
      name: 'known-libs-only',
      comment: 'A new lib takes its place in the table first',
      severity: 'error',
      from: { path: `^libs/(?!(${Object.keys(allowed).join('|')})/)` },
      to: {},
    },
    {
      name: 'libs-by-name',
      comment: 'From outside, a lib goes by "#name"',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/', pathNot: tests },
      to: {
        path: '^libs/[^/]+/src/index\\.ts$',
        pathNot: '^libs/$2/',
        dependencyTypesNot: ['aliased-subpath-import'],
      },
    },
    {
      name: 'no-own-index',
      comment: 'Inside a lib files import each other, not the table of contents',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: tests },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'no-tests-in-sources',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: ['^test/', tests] },
    },
    {
      name: 'platform-without-sql',
      comment: 'Of pg it knows the type of the session on which the queue is migrated',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: tests },
      to: { path: 'node_modules/(typeorm|pg|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'framework-in-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: tests },
      to: { path: 'node_modules/(@nestjs|fastify|rxjs|reflect-metadata)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
