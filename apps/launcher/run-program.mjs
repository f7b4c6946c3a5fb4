/** What a container of the image does, by the word it is given; `all` is `npm start` without its installing. */
const programs = {
  api: '../../dist/apps/api/src/main.js',
  worker: '../../dist/apps/worker/src/main.js',
  migrate: '../../dist/apps/api/src/migrate.js',
  verify: '../../dist/apps/worker/src/verify.js',
  all: './start.mjs',
};

const [word = ''] = process.argv.slice(2);
const [, file] = Object.entries(programs).find(([name]) => name === word) ?? [];
if (file === undefined) {
  console.error(`There is no program "${word}": say ${Object.keys(programs).join(', ')}`);
  process.exit(2);
}
await import(new URL(file, import.meta.url).href);
