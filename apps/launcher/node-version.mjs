import { Refusal } from './refusal.mjs';

const NEEDED = [20, 19];

/** @param {string} [version] */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new Refusal(`Recurve needs Node ${NEEDED.join('.')} or newer; this is ${version}`);
}
