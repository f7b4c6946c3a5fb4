/**
 * What a person needs to know once the service runs. The password in a database's address is none of it.
 * @param {{ listen: { host: string, port: number, address: string }, databaseUrl: string | null,
 *   directory: string, newKey: boolean }} service `databaseUrl`: null when the tables are in the data directory
 * @returns {string}
 */
export function welcome({ listen, databaseUrl, directory, newKey }) {
  const { address, host, port } = listen;
  const open = address.includes(host) ? '' : ` (and from other machines: listening on ${host}, port ${port})`;
  const key = newKey
    ? 'the key above'
    : 'the key of the first start: shown then, or given as RECURVE_ADMIN_TOKEN';
  return [
    '',
    `Recurve runs at ${address}${open}`,
    `  data       ${databaseUrl === null ? directory : withoutPassword(databaseUrl)}`,
    `  logs       ${directory}/recurve.log`,
    `  get in     ${key}`,
    `  try        curl -H 'Authorization: Bearer KEY' ${address}/v1/instruments`,
    'Ctrl-C stops it.',
  ].join('\n');
}

/** @param {string} databaseUrl */
function withoutPassword(databaseUrl) {
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}
