import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const peer = new URL('peer/', import.meta.url);
const known = new Map(
  readFileSync(new URL('SHA256SUMS', peer), 'utf8')
    .trim()
    .split('\n')
    .map((line) => /** @type {[string, string]} */ (line.split(/\s+/).reverse())),
);

/**
 * Writes the trial of so many patients, calls `use` with the file, and takes it away. Throws where the file is not the
 * one that R was given.
 * @template T
 * @param {number} patients
 * @param {(file: string) => Promise<T>} use
 */
export async function withPeerTrial(patients, use) {
  const directory = mkdtempSync(join(tmpdir(), 'recurve-peer-'));
  try {
    const file = join(directory, `sim_${patients}.csv`);
    execFileSync('python3', [new URL('simulate.py', peer).pathname, String(patients), file]);
    const expected = known.get(`sim_${patients}.csv`);
    if (expected && (await digest(file)) !== expected)
      throw new Error(`${file} is not the file of SHA256SUMS`);
    return await use(file);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @param {string} file */
async function digest(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * One patient after the other, without holding the file.
 * @param {string} file
 * @param {number} visits
 * @param {(arm: string, scores: (bigint | null)[]) => void} take
 */
export async function readPatients(file, visits, take) {
  let subject = '';
  let arm = '';
  /** @type {(bigint | null)[]} */
  let scores = [];
  let header = true;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (header) {
      header = false;
      continue;
    }
    const [who = '', group = '', , order = '', score = ''] = line.split(',');
    if (who !== subject) {
      if (subject !== '') take(arm, scores);
      subject = who;
      arm = group;
      scores = Array(visits).fill(null);
    }
    if (score !== '') scores[Number(order)] = BigInt(score);
  }
  if (subject !== '') take(arm, scores);
}
