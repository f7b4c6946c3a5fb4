import type { TenantTransaction } from '../doors/with-tenant.js';

/** What the clinic's own courses bring to the grid of filters; values only, no counts. Three queries over courses. */
export async function readFilterValues(tx: TenantTransaction): Promise<{
  arm: string[];
  indication: string[];
  study: string[];
  protocol: string[];
  quarter: string[];
  covariates: string[];
}> {
  const [values] = await tx.query<Record<'arm' | 'indication' | 'study' | 'protocol', string[] | null>>(
    `SELECT array_agg(DISTINCT arm) AS arm, array_agg(DISTINCT indication) AS indication,
       array_agg(DISTINCT study) AS study, array_agg(DISTINCT protocol) AS protocol
     FROM course WHERE clinic_id = $1`,
    [tx.clinicId],
  );
  const quarters = await tx.query<{ quarter: string }>(
    `SELECT DISTINCT to_char(started_at AT TIME ZONE 'UTC', 'YYYY"-Q"Q') AS quarter FROM infusion
     WHERE clinic_id = $1 AND version = 1`,
    [tx.clinicId],
  );
  const covariates = await tx.query<{ name: string }>(
    `SELECT DISTINCT name FROM course CROSS JOIN LATERAL jsonb_object_keys(covariates) AS name WHERE clinic_id = $1`,
    [tx.clinicId],
  );
  const sorted = (list: readonly (string | null)[] | null | undefined): string[] =>
    (list ?? []).flatMap((value) => value ?? []).sort();
  return {
    arm: sorted(values?.arm),
    indication: sorted(values?.indication),
    study: sorted(values?.study),
    protocol: sorted(values?.protocol),
    quarter: sorted(quarters.map(({ quarter }) => quarter)),
    covariates: sorted(covariates.map(({ name }) => name)),
  };
}

/** Whether every recorded value of a study covariate is a decimal number, and with how many decimals at most. */
export async function readCovariateKind(
  tx: TenantTransaction,
  name: string,
  study: string | null,
): Promise<{ recorded: boolean; numeric: boolean; decimals: number }> {
  const [row] = await tx.query<{ recorded: boolean; numeric: boolean | null; decimals: number | null }>(
    `SELECT count(*) > 0 AS recorded, bool_and(value ~ '^[+-]?[0-9]+(\\.[0-9]+)?$') AS numeric,
       max(length(split_part(value, '.', 2)))::int AS decimals
     FROM (SELECT covariates ->> $2 AS value FROM course
       WHERE clinic_id = $1 AND ($3::text IS NULL OR study = $3) AND covariates ? $2) AS known`,
    [tx.clinicId, name, study],
  );
  return {
    recorded: row?.recorded ?? false,
    numeric: row?.numeric ?? false,
    decimals: row?.decimals ?? 0,
  };
}
