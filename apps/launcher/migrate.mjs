import { runCommand } from './run-command.mjs';

/**
 * Brings the database up to date by the program made for it.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | null>} the key of the first administrator, if one was made
 */
export async function migrate(program, env, signal) {
  const output = await runCommand(process.execPath, ['--enable-source-maps', program], {
    env,
    ...(signal && { signal }),
  });
  const { adminKey } = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
  return typeof adminKey === 'string' ? adminKey : null;
}
