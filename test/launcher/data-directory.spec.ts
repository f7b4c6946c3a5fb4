import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { defaultDataDirectory, prepareDataDirectory } from '../../apps/launcher/data-directory.mjs';
import { child, ordinaryUser } from './child.js';
import { scratch } from './scratch.js';

const mode = (path: string) => statSync(path).mode & 0o777;
const isRoot = process.getuid?.() === 0;

describe('defaultDataDirectory', () => {
  const user = { platform: 'linux', root: false, home: '/home/ana', dataHome: undefined };

  it.each([
    ['root, whose home the server cannot enter', { ...user, root: true, home: '/root' }, '/var/lib/recurve'],
    ['an ordinary user', user, '/home/ana/.local/share/recurve'],
    ['a user with XDG_DATA_HOME', { ...user, dataHome: '/data/ana' }, '/data/ana/recurve'],
    ['a user on a Mac', { ...user, platform: 'darwin' }, '/home/ana/Library/Application Support/Recurve'],
  ])('of %s', (_, system, expected) => {
    expect(defaultDataDirectory(system)).toBe(expected);
  });
});

describe('prepareDataDirectory', () => {
  it('lets the server of root pass through but not look, and nobody into an ordinary one', () => {
    const path = prepareDataDirectory(scratch('a/b'), { forServer: true });
    expect([mode(path), mode(dirname(path))]).toEqual(isRoot ? [0o711, 0o755] : [0o700, 0o700]);
  });

  it('opens an empty directory for the server of root', () => {
    const path = scratch('empty');
    mkdirSync(path, { mode: 0o700 });
    prepareDataDirectory(path, { forServer: true });
    expect(mode(path)).toBe(isRoot ? 0o711 : 0o700);
  });

  it('names the parent that the user cannot pass through', async () => {
    const parent = scratch('closed');
    mkdirSync(join(parent, 'data'), { recursive: true });
    chmodSync(parent, isRoot ? 0o700 : 0o000);
    const preparing = () => prepareDataDirectory(join(parent, 'data'), { forServer: true });
    const refusal = isRoot
      ? `PostgreSQL, which does not run as root, cannot enter ${parent}: set RECURVE_DATA_DIR to a directory whose parents every user can enter`
      : `The data directory ${join(parent, 'data')} cannot be used (EACCES); set RECURVE_DATA_DIR`;
    try {
      expect(preparing).toThrow(refusal);
    } finally {
      chmodSync(parent, 0o700);
    }
  });

  it('refuses a place where the user may not write', async () => {
    const path = isRoot ? join(scratch('data')) : '/recurve-data';
    const { answer } = await child(
      `const { prepareDataDirectory } = await from('data-directory.mjs');
      try { prepareDataDirectory(${JSON.stringify(path)}, { forServer: true }); answer('prepared'); }
      catch (error) { answer(error.message); }`,
      ordinaryUser,
    );
    expect(answer).toMatch(/^The data directory .* cannot be used \(E\w+\); set RECURVE_DATA_DIR$/);
  });
});
