import { realpathSync } from 'node:fs';
import { dataDirectory } from './data-directory.mjs';
import { namedPath, runCommandLine } from './command-line.mjs';
import { secondsSince, sizeText } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { takeBackup } from './take-backup.mjs';

await runCommandLine('npm run backup -- FILE', {}, async ({ file }, context) => {
  if (process.env['DATABASE_URL'])
    throw new Refusal('DATABASE_URL is set: back up that PostgreSQL with pg_dump, or as its provider does');
  const began = performance.now();
  const path = namedPath(file);
  const { bytes } = await takeBackup(existing(dataDirectory()), path, context);
  return `Backed up to ${path}: ${sizeText(bytes)}, checked, in ${secondsSince(began)}. Keep it secret: it holds every score`;
});

/** @param {string} directory */
function existing(directory) {
  try {
    return realpathSync(directory);
  } catch {
    throw new Refusal(`There is nothing to back up: ${directory} does not exist`);
  }
}
