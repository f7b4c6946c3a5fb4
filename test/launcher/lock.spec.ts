import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { takeLock } from '../../apps/launcher/lock.mjs';
import { identityOf } from '../../apps/launcher/process-identity.mjs';
import { writeService } from '../../apps/launcher/service-file.mjs';
import { child, kill } from './child.js';
import { scratch } from './scratch.js';

const taking = (directory: string, then = 'forever()') => `
  const { takeLock } = await from('lock.mjs');
  const lock = await takeLock(${JSON.stringify(directory)}).catch((error) => error.message);
  answer(lock.release ? 'taken' : lock);
  ${then};
`;

describe('the lock of a data directory', () => {
  it('is refused while the process that took it lives, in one line with its id and address', async () => {
    const directory = scratch('data');
    const { process: holder } = await child(taking(directory));
    writeService(directory, { databaseUrl: '', address: 'http://127.0.0.1:3000', pid: holder.pid ?? 0 });
    await expect(takeLock(directory)).rejects.toThrow(
      `Recurve is already running from the data directory ${directory} (process ${holder.pid}, http://127.0.0.1:3000)`,
    );
    await kill(holder);
  });

  it('is free again once its holder was killed', async () => {
    const directory = scratch('data');
    const { process: holder } = await child(taking(directory));
    await kill(holder);
    const lock = await takeLock(directory);
    lock.release();
    expect(readdirSync(join(directory, 'supervisor.lock'))).toEqual([]);
  });

  it('is not held by a later process that has the id of a dead one', async () => {
    const directory = scratch('data');
    const folder = join(directory, 'supervisor.lock');
    mkdirSync(folder, { recursive: true });
    const living = identityOf(process.ppid) ?? '';
    writeFileSync(join(folder, living.replace(/\.\d+/, '.1')), '');
    const lock = await takeLock(directory);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes to exactly one of several starts at once, over the lock of a dead one', async () => {
    const directory = scratch('data');
    const { process: dead } = await child(taking(directory));
    await kill(dead);
    const starts = await Promise.all(Array.from({ length: 5 }, () => child(taking(directory))));
    const answers = starts.map(({ answer }) => answer);
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(answers.filter((answer) => /already running/.test(String(answer)))).toHaveLength(4);
  });

  it('is waited for when its holder is about to leave', async () => {
    const directory = scratch('data');
    await child(taking(directory, 'lock.markStopping(); setTimeout(lock.release, 1500); forever()'));
    const lines: string[] = [];
    const lock = await takeLock(directory, { say: (line) => lines.push(line) });
    expect(lines).toEqual([expect.stringMatching(/^Waiting for process \d+ to stop$/)]);
    lock.release();
  });
});
