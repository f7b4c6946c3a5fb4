import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './write-whole.mjs';

/**
 * How the other commands find the service that runs from a data directory.
 * @typedef {{ databaseUrl: string, address: string, pid: number }} Service
 */

/** @param {string} directory */
const pathIn = (directory) => join(directory, 'service.json');

/**
 * @param {string} directory
 * @param {Service} service
 */
export function writeService(directory, service) {
  writeWhole(pathIn(directory), `${JSON.stringify(service)}\n`);
}

/**
 * @param {string} directory
 * @returns {Service | null}
 */
export function readService(directory) {
  try {
    return JSON.parse(readFileSync(pathIn(directory), 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} directory */
export function removeService(directory) {
  rmSync(pathIn(directory), { force: true });
}
