import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { problems } from './problem.js';

it('docs/errors.md lists exactly the problems that there are', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (\d+) \| ([^|]+) \|/gm)].map(
    ([, code, status, title]) => [code, Number(status), title],
  );
  expect(listed).toEqual(Object.entries(problems).map(([code, { status, title }]) => [code, status, title]));
});
