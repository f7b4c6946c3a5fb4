/**
 * The part of a package-lock.json that matters here: by folder, what belongs there.
 * @typedef {{ version?: string, optional?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} LockFile
 */

/**
 * Whether what is installed is what is wanted, nothing missing and nothing beyond. Optional packages may be absent:
 * most are made for other platforms.
 * @param {LockFile} wanted
 * @param {LockFile} installed npm's own note in node_modules
 * @returns {boolean}
 */
export function lockFilesAgree(wanted, installed) {
  const entries = { ...wanted.packages };
  delete entries[''];
  const present = Object.entries(entries).every(([folder, { version, optional }]) => {
    const there = installed.packages[folder];
    return there ? there.version === version : optional === true;
  });
  return present && Object.keys(installed.packages).every((folder) => folder in entries);
}
