import type { TenantTransaction } from '#store';

/** Each key looked up once, one after the other: a connection carries one query at a time. */
export async function lookUp<Definition>(
  tx: TenantTransaction,
  find: (tx: TenantTransaction, key: string) => Promise<Definition | null>,
  keys: readonly string[],
): Promise<Map<string, Definition>> {
  const found = new Map<string, Definition>();
  for (const key of new Set(keys)) {
    const definition = await find(tx, key);
    if (definition !== null) found.set(key, definition);
  }
  return found;
}
