import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { PASSWORD, TABLES, TABLES_MANIFEST } from '../../apps/launcher/backup-manifest.mjs';
import { checkBackupFile } from '../../apps/launcher/check-backup-file.mjs';
import { readService } from '../../apps/launcher/service-file.mjs';
import { tarHeader } from '../../apps/launcher/tar.mjs';
import { writeBackupFile } from '../../apps/launcher/write-backup-file.mjs';
import { admitTrial, postForms, type Trial } from '../queue/load.js';
import { clientOf } from '../support/client.js';
import { runProgram } from '../support/run-program.js';
import { ADMIN_KEY } from '../support/service.js';
import { startWhole } from '../support/whole-service.mjs';
import { scratch } from './scratch.js';

type Whole = Awaited<ReturnType<typeof startWhole>>;

const program = (name: string) => new URL(`../../apps/launcher/${name}.mjs`, import.meta.url).pathname;
const plain = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
const backup = (directory: string, file: string, more: Record<string, string> = {}) =>
  runProgram([program('backup'), file], { ...plain, RECURVE_DATA_DIR: directory, ...more });
const restore = (file: string, directory: string) =>
  runProgram([program('restore'), file, '--into', directory], plain);
const serverRuns = (directory: string) => existsSync(join(directory, 'postgres', 'postmaster.pid'));

describe('backup and restore', () => {
  let whole: Whole;
  let again: Whole | undefined;
  let trial: Trial;
  const file = scratch('recurve.backup');
  const restored = join(scratch('a'), 'new', 'place');

  beforeAll(async () => {
    whole = await startWhole({ RECURVE_ADMIN_TOKEN: ADMIN_KEY });
    trial = await admitTrial(whole.address, 6);
  }, 120_000);
  afterAll(async () => {
    await again?.stop();
    await whole.stop();
  });

  it('a service that goes on recording is backed up, with everything acknowledged before', async () => {
    const clients = [0, 10_000].map((first) => postForms(trial.client, trial.patients, first));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = clients.flatMap(({ acknowledged }) => [...acknowledged.values()]);
    const { code, lines } = await backup(whole.directory, file);
    expect([code, lines.at(-1)]).toEqual([
      0,
      expect.stringMatching(/^Backed up to .* MB, checked, in .* s\./),
    ]);
    expect(lines.slice(0, -1).filter((line) => !/^ {2}(copied|checked|compared): /.test(line))).toEqual([]);
    const after = (await Promise.all(clients.map(({ stop }) => stop()))).flatMap((each) => [
      ...each.values(),
    ]);
    expect(before.length).toBeGreaterThan(10);
    expect(after.length).toBeGreaterThan(before.length + 10);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(['recurve.backup']);

    const outcome = await restore(file, restored);
    expect([outcome.code, outcome.lines.at(-1)]).toEqual([0, expect.stringMatching(/^Restored .* MB of /)]);
    again = await startWhole({ RECURVE_DATA_DIR: restored });
    const owner = new pg.Client({ connectionString: readService(restored)?.databaseUrl });
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM assessment');
    await owner.end();
    const found = new Set(rows.map(({ id }) => id));
    expect(before.filter((id) => !found.has(id))).toEqual([]);
    expect((await clientOf(again.address, ADMIN_KEY).get('/openapi.json')).status).toBe(200);
    const verified = await runProgram([program('verify')], { ...plain, RECURVE_DATA_DIR: restored });
    expect(verified).toEqual({
      code: 0,
      lines: [`${trial.clinicId}: 6 patients, 1 cohorts, 0 lagging, 0 differences`, 'verified'],
    });
  }, 180_000);

  it('a file that exists is left as it is', async () => {
    const taken = scratch('taken');
    writeFileSync(taken, 'mine');
    const { code, lines } = await backup(whole.directory, taken);
    expect([code, lines]).toEqual([1, [`${taken} exists already: name another file`]]);
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });

  it('tables that are not in the data directory are for others to back up', async () => {
    const external = await backup(whole.directory, scratch('x'), { DATABASE_URL: 'postgres://elsewhere/db' });
    expect([external.code, external.lines[0]]).toEqual([1, expect.stringMatching(/pg_dump/)]);
    const none = await backup(dirname(file), scratch('x'));
    expect([none.code, none.lines[0]]).toEqual([1, expect.stringMatching(/nothing to back up/)]);
  });

  it('a backup that is stopped leaves nothing and does not disturb the service', async () => {
    const stopped = scratch('stopped');
    const child = spawn(process.execPath, [program('backup'), stopped], {
      env: { ...plain, RECURVE_DATA_DIR: whole.directory },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (readdirSync(dirname(stopped)).length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGTERM');
    expect(await ended).toBe(1);
    expect(readdirSync(dirname(stopped))).toEqual([]);
    expect((await fetch(`${whole.address}/readyz`)).status).toBe(200);
  });

  it('nothing is restored over a service, or over anything', async () => {
    const over = await restore(file, whole.directory);
    expect([over.code, over.lines]).toEqual([1, [expect.stringMatching(/^Recurve is running from /)]]);
    const used = scratch('used');
    mkdirSync(used);
    writeFileSync(join(used, 'note'), 'mine');
    const { code, lines } = await restore(file, used);
    expect([code, lines]).toEqual([1, [expect.stringMatching(/is not empty/)]]);
    expect(readdirSync(used)).toEqual(['note']);
  });

  it('a file that was cut off, anywhere, is refused and leaves nothing', async () => {
    const bytes = readFileSync(file);
    for (const length of [0, 100, 4_000, 5_000, bytes.length >> 1, bytes.length - 1]) {
      const short = scratch('short');
      writeFileSync(short, bytes);
      truncateSync(short, length);
      await expect(checkBackupFile(short)).rejects.toThrow(/is damaged|is not a backup of Recurve/);
    }
    const short = scratch('short');
    writeFileSync(short, bytes.subarray(0, bytes.length >> 1));
    const target = scratch('target');
    const { code, lines } = await restore(short, target);
    expect([code, lines]).toEqual([
      1,
      [expect.stringMatching(/is damaged: it has \d+ bytes instead of \d+/)],
    ]);
    expect(existsSync(target)).toBe(false);
  });

  it('a file of which one byte was altered is refused, whichever it is', async () => {
    const bytes = readFileSync(file);
    const altered = scratch('altered');
    const edges = [0, 600, 5_000, 5_200, 5_700, 6_200, bytes.length - 1, bytes.length - 1_024];
    const place = fc.oneof(fc.constantFrom(...edges), fc.nat(bytes.length - 1), fc.nat(8_000));
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ change;
        writeFileSync(altered, copy);
        await expect(checkBackupFile(altered)).rejects.toThrow(/is damaged|is not a backup|has the format/);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  /** A file whose digests are right, and whose tables are one file of this name. */
  const forge = async (path: string, server: string, name: string): Promise<string> => {
    const tar = [tarHeader(name, 3), Buffer.from('abc'.padEnd(512, '\0')), Buffer.alloc(1024)];
    const listed = [{ Path: name, Size: 3, Checksum: 'not asked before the path is' }];
    await writeBackupFile(path, { server, createdAt: new Date(0).toISOString() }, [
      { name: PASSWORD, content: [Buffer.from('password')] },
      { name: TABLES, content: [gzipSync(Buffer.concat(tar))] },
      { name: TABLES_MANIFEST, content: [Buffer.from(JSON.stringify({ Files: listed }))] },
    ]);
    return path;
  };

  it('a backup of another PostgreSQL is refused and leaves nothing', async () => {
    const target = scratch('target');
    const { code, lines } = await restore(await forge(scratch('old'), '15.4', 'PG_VERSION'), target);
    expect([code, lines]).toEqual([
      1,
      [expect.stringMatching(/is of PostgreSQL 15\.4, this Recurve has 18/)],
    ]);
    expect(existsSync(target)).toBe(false);
  });

  it.each(['../escaped', '/tmp/recurve-escaped', 'base/../../escaped', 'base//escaped'])(
    'an archive with the path %s is refused and leaves nothing',
    async (name) => {
      const target = join(scratch('parent'), 'target');
      const { code, lines } = await restore(await forge(scratch('evil'), '18.4', name), target);
      expect([code, lines]).toEqual([1, [expect.stringMatching(/would leave the directory/)]]);
      expect(existsSync(dirname(target))).toBe(false);
    },
  );

  it('an archive whose files are not those that the server listed is refused', async () => {
    const empty = scratch('empty');
    mkdirSync(empty);
    const { code, lines } = await restore(await forge(scratch('other'), '18.4', 'PG_VERSION'), empty);
    expect([code, lines]).toEqual([1, [expect.stringMatching(/PG_VERSION differs from what/)]]);
    expect(readdirSync(empty)).toEqual([]);
  });

  it('where no service runs the server is started for the backup, and then stopped', async () => {
    await again?.stop();
    again = undefined;
    expect(serverRuns(restored)).toBe(false);
    const cold = scratch('cold');
    const { code } = await backup(restored, cold);
    expect(code).toBe(0);
    expect(serverRuns(restored)).toBe(false);
    const checked = await runProgram([program('restore'), cold, '--check'], plain);
    expect([checked.code, checked.lines.at(-1)]).toEqual([0, expect.stringMatching(/is whole: \d+ files/)]);
  }, 60_000);
});
