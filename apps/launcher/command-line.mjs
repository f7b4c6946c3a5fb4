import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal, explain } from './refusal.mjs';
import { stopSignal } from './stop-signal.mjs';

/**
 * @typedef {{ say: (line: string) => void, signal: AbortSignal }} Context
 * @typedef {{ file: string, values: Record<string, string | boolean | undefined> }} Words
 */

/**
 * A command about one file: reads its words, does the work, says the last line, ends with 0, or with 1 and the reason.
 * @param {string} usage
 * @param {import('node:util').ParseArgsConfig['options']} options
 * @param {(words: Words, context: Context) => Promise<string>} work
 */
export async function runCommandLine(usage, options, work) {
  const signal = stopSignal(() => process.exit(1));
  const say = (/** @type {string} */ line) => console.log(line);
  try {
    say(await work(read(usage, options), { say, signal }));
    process.exit(0);
  } catch (error) {
    console.error(signal.aborted ? 'Stopped; nothing is left of it' : explain(error));
    process.exit(1);
  }
}

/**
 * npm runs a script in the folder of package.json; a path is meant from where it was called.
 * @param {string} path
 */
export const namedPath = (path) => resolve(process.env['INIT_CWD'] ?? '', path);

/**
 * @param {string} usage
 * @param {import('node:util').ParseArgsConfig['options']} options
 * @returns {Words}
 */
function read(usage, options = {}) {
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0)
      return { file, values: /** @type {Words['values']} */ (values) };
  } catch {
    // Said below.
  }
  throw new Refusal(usage);
}
