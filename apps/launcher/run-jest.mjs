import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';

/** A hanging handle must not hang the run: a suite takes minutes, never this long. */
const LONGEST_MS = 15 * 60_000;

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/**
 * Runs jest to its end; a suite that could not run counts as a failure.
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Count>}
 */
export async function runJest(words, environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'recurve-jest-'));
  const output = join(folder, 'result.json');
  const jest = join(checkout, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      jest,
      '-c',
      'test/jest.config.json',
      '--forceExit',
      '--json',
      `--outputFile=${output}`,
      ...words,
    ],
    { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } },
  );
  const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(patience);
  try {
    const result = JSON.parse(readFileSync(output, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: result.numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
