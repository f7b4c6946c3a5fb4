import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { padding, readTar, tarHeader } from '../../apps/launcher/tar.mjs';

const END = Buffer.alloc(1024);

const entry = (name: string, content: Buffer): Buffer =>
  Buffer.concat([tarHeader(name, content.length), content, Buffer.alloc(padding(content.length))]);

/** What a tar holds, read from pieces of this many bytes. */
async function contents(tar: Buffer, step: number): Promise<[string, Buffer][]> {
  const pieces = async function* () {
    for (let at = 0; at < tar.length; at += step) yield tar.subarray(at, at + step);
  };
  const found: [string, Buffer][] = [];
  await readTar(pieces(), async ({ name }, content) => {
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part);
    found.push([name, Buffer.concat(parts)]);
  });
  return found;
}

/** The header with some bytes changed, and its sum made right again. */
function changed(header: Buffer, at: number, text: string): Buffer {
  const copy = Buffer.from(header);
  copy.write(text, at, 'ascii');
  copy.fill(' ', 148, 156);
  const sum = copy.reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return copy;
}

describe('readTar', () => {
  it('reads what was written, in whatever pieces it comes', async () => {
    const file = fc.tuple(fc.stringMatching(/^[a-z]{1,9}$/), fc.uint8Array({ maxLength: 1_500 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { maxLength: 4 }),
        fc.integer({ min: 1, max: 2_000 }),
        async (files, step) => {
          const expected = files.map(([name, bytes]): [string, Buffer] => [name, Buffer.from(bytes)]);
          const tar = Buffer.concat([...expected.map(([name, content]) => entry(name, content)), END]);
          expect(await contents(tar, step)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a link', changed(tarHeader('link', 0), 156, '2'), 'neither a file nor a directory'],
    ['a header that does not add up', Buffer.from(tarHeader('file', 0)).fill('x', 0, 1), 'does not add up'],
    ['a file that is cut off', tarHeader('file', 10), 'ends too early'],
  ])('refuses %s', async (_, tar, reason) => {
    await expect(contents(tar, 512)).rejects.toThrow(reason);
  });

  it('refuses an archive without an end', async () => {
    await expect(contents(entry('file', Buffer.from('abc')), 512)).rejects.toThrow('ends too early');
  });
});
