import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { prepareDataDirectory } from '../../apps/launcher/data-directory.mjs';
import { startServer, stopServer } from '../../apps/launcher/embedded-postgres.mjs';
import { isAlive, isGone, pidOf } from '../../apps/launcher/process-identity.mjs';
import { child, kill, ordinaryUser } from './child.js';
import { scratch } from './scratch.js';

/** Most facts are told of one cluster, since making one takes the longest. */
let directory = prepareDataDirectory(scratch('data'), { forServer: true });
const prepare = () => (directory = prepareDataDirectory(scratch('data'), { forServer: true }));
const start = (testing = true) => startServer({ directory, testing });

afterEach(() => stopServer(directory, { immediately: true }));

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('startServer', () => {
  it('makes a cluster on the loopback alone that compares by code point and checks its pages', async () => {
    const { url } = await start();
    const settings = ['listen_addresses', 'data_checksums', 'server_encoding', 'unix_socket_directories'];
    const shown = settings.map((name) => `current_setting('${name}') AS ${name}`).join();
    expect(await query(url, `SELECT ${shown}, 'Z' < 'a' AS by_code_point`)).toEqual([
      {
        listen_addresses: '127.0.0.1',
        data_checksums: 'on',
        server_encoding: 'UTF8',
        unix_socket_directories: '',
        by_code_point: true,
      },
    ]);
  });

  it('admits nobody without the password', async () => {
    const { url } = await start();
    const guess = Object.assign(new URL(url), { password: 'guess' }).href;
    await expect(query(guess, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('finds its tables again after a stop, which leaves no process', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    await first.stop();
    expect(isAlive(first.identity)).toBe(false);
    const second = await start();
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 7 }]);
  });

  it('finds what it acknowledged after it was killed, though its id still stands in its file', async () => {
    const first = await start(false);
    await query(first.url, 'CREATE TABLE acknowledged AS SELECT 7 AS answer');
    process.kill(pidOf(first.identity), 'SIGKILL');
    const second = await start(false);
    expect(second.identity).not.toBe(first.identity);
    expect(await query(second.url, 'SELECT answer FROM acknowledged')).toEqual([{ answer: 7 }]);
  });

  it('adopts the server that a killed supervisor left', async () => {
    const supervisor = await child(
      `const { startServer } = await from('embedded-postgres.mjs');
      answer(await startServer({ directory: ${JSON.stringify(directory)}, testing: true }));
      forever();`,
    );
    const left = supervisor.answer as { identity: string; url: string };
    await kill(supervisor.process);
    const { adopted, identity, url } = await start();
    expect({ adopted, identity, url }).toEqual({ adopted: true, identity: left.identity, url: left.url });
  });

  it('takes a stranger that got the id of its dead server for a stranger', async () => {
    const first = await start();
    const file = join(directory, 'postgres', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8');
    await first.stop();
    const stranger = await child('answer(null); forever();', ordinaryUser);
    writeFileSync(file, lines.replace(/^\d+/, String(stranger.process.pid)));
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(stranger.process.exitCode ?? stranger.process.signalCode).toBeNull();
  });

  it('starts over when making the cluster was cut off', async () => {
    prepare();
    mkdirSync(join(directory, 'postgres.draft'));
    writeFileSync(join(directory, 'postgres.draft', 'PG_VERSION'), '18');
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(directory, 'postgres.draft'))).toBe(false);
  });

  it('stands beside another server', async () => {
    const other = await startServer({ directory: prepare(), testing: true });
    const own = await startServer({ directory: prepare(), testing: true });
    expect(own.port).not.toBe(other.port);
    expect(await query(own.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.stop({ immediately: true });
  });

  it('runs for an ordinary user, as that user', async () => {
    prepare();
    if (ordinaryUser.uid !== undefined) chownSync(directory, ordinaryUser.uid, ordinaryUser.gid);
    chmodSync(directory, 0o700);
    const { answer, process: user } = await child(
      `const { startServer } = await from('embedded-postgres.mjs');
      answer(await startServer({ directory: ${JSON.stringify(directory)}, testing: true }));
      forever();`,
      ordinaryUser,
    );
    const { url, identity } = answer as { url: string; identity: string };
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await kill(user);
    await stopServer(directory);
    expect(await isGone(identity, 1)).toBe(true);
  });
});
