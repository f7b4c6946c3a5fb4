import { spawn } from 'node:child_process';
import { Refusal } from './refusal.mjs';

/**
 * Runs a command to its end and answers what it printed; what a failing one printed is in the error.
 * @param {string} file
 * @param {string[]} words
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<string>}
 */
export function runCommand(file, words, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let everything = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text;
      everything += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => (everything += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const command = [file, ...words].join(' ');
      reject(new Refusal(`${command} failed (${signal ?? `code ${code}`})\n${everything}`.trimEnd()));
    });
  });
}
