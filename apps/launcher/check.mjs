import { spawnSync } from 'node:child_process';
import { checkout } from './checkout.mjs';

/** Everything that has to hold before a change lands, each step to its end, and what failed at the close. */
const steps = {
  format: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
  lint: ['npm', 'run', '--silent', 'lint'],
  types: ['npm', 'run', '--silent', 'types'],
  dependencies: ['npm', 'run', '--silent', 'deps'],
  unused: ['npm', 'run', '--silent', 'unused'],
  build: ['npm', 'run', '--silent', 'build'],
  tests: ['npm', 'test', '--silent'],
};

const failed = Object.entries(steps).flatMap(([name, [command = '', ...words]]) => {
  console.log(`== ${name}`);
  const { status } = spawnSync(command, words, { cwd: checkout, stdio: 'inherit' });
  return status === 0 ? [] : [name];
});
console.log(failed.length === 0 ? 'Everything holds' : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
