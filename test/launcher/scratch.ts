import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const made: string[] = [];

/** A path that does not exist yet, in a place every user can enter; removed after the suite with what it then holds. */
export function scratch(name: string): string {
  const parent = join(tmpdir(), `recurve-launcher-${process.pid}-${made.length}`);
  rmSync(parent, { recursive: true, force: true });
  mkdirSync(parent, { mode: 0o755 });
  made.push(parent);
  return join(parent, name);
}

afterAll(() => {
  for (const parent of made) rmSync(parent, { recursive: true, force: true });
});
