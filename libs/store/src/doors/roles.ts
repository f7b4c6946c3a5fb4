import { createHmac } from 'node:crypto';

/** One login role for each purpose: none owns a table, none bypasses row-level security. */
export const storeRoles = ['recurve_app', 'recurve_credential', 'recurve_lag', 'recurve_queue'] as const;
export type StoreRole = (typeof storeRoles)[number];

/**
 * Every process that knows the owner's address derives the same passwords, so that nothing more is configured.
 * null (password login closed) when there is no secret to derive from: the server then has to admit the roles by
 * other means (trust, certificates).
 */
export function rolePassword(
  databaseUrl: string,
  roleSecret: string | undefined,
  role: StoreRole,
): string | null {
  const secret = roleSecret ?? decodeURIComponent(new URL(databaseUrl).password);
  return secret === ''
    ? null
    : createHmac('sha256', secret).update(`recurve role ${role}`).digest('base64url');
}

/** The owner's address with the role's name and password in place of the owner's. */
export function roleUrl(databaseUrl: string, roleSecret: string | undefined, role: StoreRole): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(databaseUrl, roleSecret, role) ?? '';
  return url.href;
}
