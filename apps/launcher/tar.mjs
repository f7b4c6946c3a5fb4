/** POSIX ustar, as far as PostgreSQL's archives and our own backup file need it: files and directories. */
export const BLOCK = 512;

/** @param {number} bytes of an entry: what fills up its last block */
export const padding = (bytes) => (BLOCK - (bytes % BLOCK)) % BLOCK;

/** An entry of a tar whose bytes are not what they should be. */
export class BrokenTar extends Error {}

/**
 * The header of a file that only its owner reads, without date and owner.
 * @param {string} name at most 100 ASCII characters
 * @param {number} bytes
 * @returns {Buffer}
 */
export function tarHeader(name, bytes) {
  const header = Buffer.alloc(BLOCK);
  const octal = (/** @type {number} */ value, /** @type {number} */ digits) =>
    `${value.toString(8).padStart(digits, '0')}\0`;
  // 11 octal digits end at 8 GiB; beyond, the number itself stands there, marked by the highest bit (GNU).
  const large = bytes >= 8 ** 11;
  header.write(name, 0, 100, 'ascii');
  header.write(octal(0o600, 7) + octal(0, 7) + octal(0, 7), 100, 'ascii');
  header.write(octal(large ? 0 : bytes, 11) + octal(0, 11), 124, 'ascii');
  if (large) {
    header.writeUInt32BE(0x80_00_00_00, 124);
    header.writeBigUInt64BE(BigInt(bytes), 128);
  }
  header.write('0', 156, 'ascii');
  header.write('ustar\x0000', 257, 'ascii');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return header;
}

/**
 * @param {Buffer} header
 * @returns {{ name: string, type: 'file' | 'directory', bytes: number } | null} null at the archive's end
 */
function readHeader(header) {
  if (header.every((byte) => byte === 0)) return null;
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    header.toString('utf8', from, to).replace(/\0.*$/s, '');
  const octal = (/** @type {number} */ from, /** @type {number} */ to) =>
    Number.parseInt(text(from, to).trim() || '0', 8);
  const path = text(345, 500) === '' ? text(0, 100) : `${text(345, 500)}/${text(0, 100)}`;
  const name = path.replace(/^\.\//, '').replace(/\/$/, '');
  if (octal(148, 156) !== sumOf(header)) throw new BrokenTar(`the header of ${name} does not add up`);
  const bytes = octal(124, 136);
  if (!Number.isSafeInteger(bytes)) throw new BrokenTar(`${name} has no length`);
  const kind = text(156, 157);
  if (kind === '5') return { name, type: 'directory', bytes: 0 };
  if (kind === '0' || kind === '') return { name, type: 'file', bytes };
  throw new BrokenTar(`${name} is neither a file nor a directory`);
}

/** The sum of all bytes, those of the sum itself taken as blanks. @param {Buffer} header */
const sumOf = (header) =>
  header.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? 32 : byte), 0);

/**
 * Hands over entry after entry, each with its content, which the receiver reads to its end.
 * @param {AsyncIterable<Buffer>} source
 * @param {(entry: { name: string, type: 'file' | 'directory' }, content: AsyncIterable<Buffer>) => Promise<void>} receive
 */
export async function readTar(source, receive) {
  const take = takerOf(source);
  const block = async () => {
    const parts = [];
    for await (const part of take(BLOCK)) parts.push(part);
    return Buffer.concat(parts);
  };
  for (let entry = readHeader(await block()); entry !== null; entry = readHeader(await block())) {
    await receive(entry, take(entry.bytes));
    for await (const _ of take(padding(entry.bytes)));
  }
  // To its very end, where a compressed stream says whether it was whole.
  for await (const _ of take(Infinity));
}

/**
 * Takes the next bytes off a stream, in whatever pieces it comes.
 * @param {AsyncIterable<Buffer>} source
 */
function takerOf(source) {
  const pieces = source[Symbol.asyncIterator]();
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  return async function* (/** @type {number} */ bytes) {
    for (let missing = bytes; missing > 0;) {
      if (rest.length === 0) {
        const { done, value } = await pieces.next();
        if (done && bytes === Infinity) return;
        if (done) throw new BrokenTar('it ends too early');
        rest = value;
      }
      const piece = rest.subarray(0, missing);
      rest = rest.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  };
}
