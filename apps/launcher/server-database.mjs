/**
 * Makes sure that the database which the address names exists.
 * @param {string} url
 */
export async function ensureDatabase(url) {
  const name = new URL(url).pathname.slice(1);
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href,
  });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
