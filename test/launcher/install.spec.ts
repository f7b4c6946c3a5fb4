import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refuseWhileInUse } from '../../apps/launcher/in-use.mjs';
import { needsInstall } from '../../apps/launcher/install.mjs';
import { lockFilesAgree } from '../../apps/launcher/lock-files-agree.mjs';
import { child, kill } from './child.js';
import { scratch } from './scratch.js';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/pg': { version: '8.0.0' },
    'node_modules/pg/node_modules/split': { version: '4.2.0' },
    'node_modules/postgres-linux': { version: '18.4.0', optional: true },
    'node_modules/postgres-darwin': { version: '18.4.0', optional: true },
  },
};
const { '': _project, 'node_modules/postgres-darwin': _otherPlatform, ...here } = wanted.packages;

describe('lockFilesAgree', () => {
  it('lets optional packages of other platforms be absent', () => {
    expect(lockFilesAgree(wanted, { packages: here })).toBe(true);
  });

  it.each([
    ['a package is missing', { 'node_modules/pg': { version: '8.0.0' } }],
    ['a package has another version', { ...here, 'node_modules/pg': { version: '8.0.1' } }],
    [
      'an optional package has another version',
      { ...here, 'node_modules/postgres-linux': { version: '18.3.0' } },
    ],
    ['a package is no longer wanted', { ...here, 'node_modules/left-over': { version: '1.0.0' } }],
    ['a package lies elsewhere', { ...here, 'node_modules/split': { version: '4.2.0' } }],
  ])('sees that %s', (_, packages) => {
    expect(lockFilesAgree(wanted, { packages })).toBe(false);
  });
});

describe('needsInstall', () => {
  const checkout = () => {
    const root = scratch('checkout');
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(wanted));
    return root;
  };

  it('is true in a bare clone, and after an installation that was cut off', () => {
    expect(needsInstall(checkout())).toBe(true);
  });

  it('is false when npm noted that it installed what is wanted', () => {
    const root = checkout();
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: here }));
    expect(needsInstall(root)).toBe(false);
  });
});

describe('a checkout in use', () => {
  const using = (root: string) => `
    const { useCheckout } = await from('in-use.mjs');
    useCheckout('service', ${JSON.stringify(root)});
    answer('used');
    forever();
  `;
  const install = (root: string) =>
    refuseWhileInUse('for its packages have changed', ['service', 'tests'], root);

  it('is not changed while a service runs from it', async () => {
    const root = scratch('checkout');
    const { process: service } = await child(using(root));
    expect(() => install(root)).toThrow(
      `Recurve runs from this folder (process ${service.pid}): stop that first, for its packages have changed`,
    );
    await kill(service);
  });

  it('may be changed once that service was killed', async () => {
    const root = scratch('checkout');
    const { process: service } = await child(using(root));
    await kill(service);
    expect(() => install(root)).not.toThrow();
  });
});
