import type pg from 'pg';

/** Tables whose rows belong to a clinic, those of this schema only. */
const owned = `SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'clinic_id' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`;

/** The column that an index or a foreign key begins with. */
const first = (keys: string) =>
  `(SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = ${keys})`;

/** Each check finds the names of what breaks it. */
export const catalogChecks: Record<string, string> = {
  'row security is enabled and forced': `SELECT relname AS name FROM (${owned}) t
    WHERE NOT (relrowsecurity AND relforcerowsecurity)`,
  'recurve_app has a policy with USING and WITH CHECK': `SELECT relname AS name FROM (${owned}) t
    WHERE NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND p.polcmd = '*'
      AND 'recurve_app'::regrole = ANY (p.polroles) AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL)`,
  'every policy of recurve_app speaks of the entered clinic': `SELECT policyname AS name FROM pg_policies
    WHERE schemaname = 'public' AND roles && ARRAY['recurve_app', 'public']::name[]
      AND (coalesce(qual, 'entered_clinic()') NOT LIKE '%entered_clinic()%'
        OR coalesce(with_check, 'entered_clinic()') NOT LIKE '%entered_clinic()%')`,
  'every unique index begins with clinic_id': `SELECT i.indexrelid::regclass::text AS name
    FROM (${owned}) t JOIN pg_index i ON i.indrelid = t.oid
    WHERE i.indisunique AND ${first('i.indkey[0]')} IS DISTINCT FROM 'clinic_id'`,
  'every table has a primary key': `SELECT relname AS name FROM (${owned}) t
    WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
  'every foreign key is composite and begins with clinic_id': `SELECT f.conname AS name
    FROM (${owned}) t JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f'
    WHERE ${first('f.conkey[1]')} IS DISTINCT FROM 'clinic_id'
      OR (cardinality(f.conkey) < 2 AND f.confrelid <> 'clinic'::regclass)`,
  'no foreign key sets null': `SELECT conname AS name FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND 'n' IN (confdeltype, confupdtype)`,
  'there is no trigger': `SELECT tgname AS name FROM pg_trigger
    WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM (${owned}) t)`,
  'no function runs as its owner': `SELECT proname AS name FROM pg_proc
    WHERE prosecdef AND pronamespace = 'public'::regnamespace`,
  'there is no materialised view': `SELECT relname AS name FROM pg_class
    WHERE relkind = 'm' AND relnamespace = 'public'::regnamespace`,
  'no role of the doors is superuser, bypasses row security or owns a table': `SELECT rolname AS name FROM pg_roles
    WHERE rolname LIKE 'recurve\\_%' AND (rolsuper OR rolbypassrls OR EXISTS (
      SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace))`,
  'facts are not updated, deleted or truncated by recurve_app': `SELECT relname AS name FROM (${owned}) t
    WHERE relname IN ('assessment', 'infusion', 'course', 'vital_signs', 'treatment', 'audit_event')
      AND (has_any_column_privilege('recurve_app', t.oid, 'UPDATE')
        OR has_table_privilege('recurve_app', t.oid, 'DELETE'))
    UNION SELECT relname FROM (${owned}) t WHERE has_table_privilege('recurve_app', t.oid, 'TRUNCATE')`,
  'names of constraints are shorter than 50 characters': `SELECT conname AS name FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND length(conname) >= 50`,
};

/** What breaks the check, by name. */
export async function catalogProblems(client: pg.Client, check: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(catalogChecks[check] ?? '');
  return rows.map(({ name }) => name).sort();
}
