/** Asks the api in the same container for each path given, and exits 1 unless all answer 200. */
const port = process.env['PORT'] || '3000';

for (const path of process.argv.slice(2)) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(3_000) })
    .then(({ status }) => String(status))
    .catch((/** @type {Error} */ { message }) => message);
  if (answer === '200') continue;
  console.error(`${path}: ${answer}`);
  process.exitCode = 1;
}
