import { checkBackupFile } from './check-backup-file.mjs';
import { namedPath, runCommandLine } from './command-line.mjs';
import { dataDirectory } from './data-directory.mjs';
import { progressOf, secondsSince, sizeText } from './progress.mjs';
import { restoreBackup } from './restore-backup.mjs';
import { unpackTables } from './unpack-tables.mjs';

const usage = 'npm run restore -- FILE [--into DIRECTORY | --check]';
const options = /** @type {const} */ ({ into: { type: 'string' }, check: { type: 'boolean' } });

await runCommandLine(usage, options, async ({ file, values }, context) => {
  const began = performance.now();
  const path = namedPath(file);
  if (values.check) return check(path, began, context);
  const target = values.into === undefined ? dataDirectory() : namedPath(String(values.into));
  const { directory, bytes, createdAt } = await restoreBackup(path, target, context);
  return [
    `Restored ${sizeText(bytes)} of ${createdAt} to ${directory} in ${secondsSince(began)}`,
    `Start it with RECURVE_DATA_DIR='${directory}' npm start`,
  ].join('. ');
});

/**
 * @param {string} path
 * @param {number} began
 * @param {import('./command-line.mjs').Context} context
 */
async function check(path, began, { say, signal }) {
  const manifest = await checkBackupFile(path, { signal, onProgress: progressOf('checked', say) });
  const onProgress = progressOf('compared', say);
  const { files, bytes } = await unpackTables(path, manifest, { signal, onProgress });
  const what = `${files} files, ${sizeText(bytes)}, PostgreSQL ${manifest.server}, ${manifest.createdAt}`;
  return `${path} is whole: ${what}, in ${secondsSince(began)}`;
}
