import pg from 'pg';
import { roleUrl, type StoreRole } from './roles.js';
import { withSystem, type SystemPurpose, type SystemTransaction } from './with-system.js';
import { withTenant, type TenantContext, type TenantTransaction } from './with-tenant.js';

export interface StoreSettings {
  databaseUrl: string;
  roleSecret?: string | undefined;
  /** Connections of the tenant door; the system door has two of its own a purpose. */
  connections?: number;
  /** Told of connections that the server closed while idle. */
  onConnectionError?: (error: Error) => void;
}

/** The two doors to the database; nothing else reaches it. */
export interface Store {
  withTenant<Result>(
    context: TenantContext,
    work: (tx: TenantTransaction) => Promise<Result>,
  ): Promise<Result>;
  withSystem<Result>(
    purpose: SystemPurpose,
    work: (tx: SystemTransaction) => Promise<Result>,
  ): Promise<Result>;
  close(): Promise<void>;
}

const roleOf: Record<SystemPurpose, StoreRole> = {
  'find credential': 'recurve_credential',
  'list lag': 'recurve_lag',
};

export function openStore(settings: StoreSettings): Store {
  const { databaseUrl, roleSecret, connections = 10, onConnectionError = () => {} } = settings;
  const pool = (role: StoreRole, max: number): pg.Pool => {
    const opened = new pg.Pool({
      connectionString: roleUrl(databaseUrl, roleSecret, role),
      application_name: role,
      max,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      options:
        '-c lock_timeout=5s -c idle_in_transaction_session_timeout=15s -c citus.propagate_set_commands=local',
    });
    opened.on('error', onConnectionError);
    return opened;
  };
  const tenant = pool('recurve_app', connections);
  const system = {
    'find credential': pool(roleOf['find credential'], 2),
    'list lag': pool(roleOf['list lag'], 2),
  };
  return {
    withTenant: (context, work) => withTenant(tenant, context, work),
    withSystem: (purpose, work) => withSystem(system[purpose], purpose, work),
    close: async () => {
      await Promise.all([tenant, ...Object.values(system)].map((each) => each.end()));
    },
  };
}
