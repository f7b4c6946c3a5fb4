import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { FORMAT, MANIFEST, MANIFEST_BYTES, manifestText } from './backup-manifest.mjs';
import { BLOCK, padding, tarHeader } from './tar.mjs';

/**
 * Writes the parts one after the other, each read only when its turn comes, and last, at the front, what they are.
 * @param {string} path of a file that does not exist
 * @param {{ server: string, createdAt: string }} about
 * @param {{ name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }[]} contents
 */
export async function writeBackupFile(path, about, contents) {
  const file = await open(path, 'wx', 0o600);
  try {
    const parts = [];
    let position = BLOCK + MANIFEST_BYTES;
    for (const { name, content } of contents) {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of content) {
        hash.update(piece);
        await writeAll(file, piece, position + BLOCK + bytes);
        bytes += piece.length;
      }
      await writeAll(file, tarHeader(name, bytes), position);
      await writeAll(file, Buffer.alloc(padding(bytes)), position + BLOCK + bytes);
      position += BLOCK + bytes + padding(bytes);
      parts.push({ name, bytes, sha256: hash.digest('hex') });
    }
    await writeAll(file, Buffer.alloc(2 * BLOCK), position);
    await writeAll(file, tarHeader(MANIFEST, MANIFEST_BYTES), 0);
    await writeAll(file, Buffer.from(manifestText({ format: FORMAT, ...about, parts })), BLOCK);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {Uint8Array} bytes
 * @param {number} position
 */
async function writeAll(file, bytes, position) {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
