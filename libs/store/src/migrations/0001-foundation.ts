import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole first schema. Every tenant table leads its keys with clinic_id and is under forced row-level
 * security, so that it can later be distributed by clinic without touching code (docs/adr/0004-two-doors.md).
 * The clinic 00000000-0000-0000-0000-000000000000 is the deployment itself: it owns the administrator's keys and
 * the definitions that are for all clinics.
 */
export class Foundation1764000000000 implements MigrationInterface {
  name = 'Foundation1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [roles, entry, facts, definitions, requests, derived, security, grants])
      await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The foundation holds facts and is not taken down');
  }
}

const roles = `
DO $$
DECLARE role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['recurve_app', 'recurve_credential', 'recurve_lag', 'recurve_queue'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', role);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END $$;
`;

/** SET LOCAL inside a function is bindable here and travels to the nodes of a distributed database. */
const entry = `
CREATE FUNCTION enter_clinic(clinic uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE format('SET LOCAL app.clinic_id = %L', clinic); END $$;

CREATE FUNCTION entered_clinic() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.clinic_id', true), '')::uuid $$;
`;

const facts = `
CREATE TABLE clinic (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO clinic (id, name) VALUES ('00000000-0000-0000-0000-000000000000', 'deployment');

CREATE TABLE api_key (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  id uuid NOT NULL,
  key_hash bytea NOT NULL,
  roles text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  PRIMARY KEY (clinic_id, id),
  CONSTRAINT api_key_hash UNIQUE (clinic_id, key_hash)
);
CREATE INDEX api_key_by_hash ON api_key (key_hash);

CREATE TABLE patient (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  id uuid NOT NULL,
  source_system text NOT NULL,
  source_id text NOT NULL,
  sex text,
  birth_year int,
  revision bigint NOT NULL DEFAULT 1,
  built_revision bigint NOT NULL DEFAULT 0,
  revised_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (clinic_id, id),
  CONSTRAINT patient_source UNIQUE (clinic_id, source_system, source_id)
);
CREATE INDEX patient_lagging ON patient (clinic_id, revised_at, id) WHERE built_revision < revision;

CREATE TABLE course (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  protocol text NOT NULL,
  arm text,
  indication text,
  study text,
  started_at timestamptz,
  covariates jsonb NOT NULL DEFAULT '{}',
  recorded_at timestamptz NOT NULL DEFAULT now(),
  recorded_by uuid NOT NULL,
  PRIMARY KEY (clinic_id, id),
  CONSTRAINT course_patient FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)
);
CREATE INDEX course_by_patient ON course (clinic_id, patient_id);
CREATE INDEX course_by_protocol ON course (clinic_id, protocol, study);

CREATE TABLE infusion (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  version int NOT NULL,
  course_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  number int NOT NULL,
  started_at timestamptz NOT NULL,
  started_offset int NOT NULL,
  ended_at timestamptz,
  drug text NOT NULL,
  dose_mg_per_kg numeric,
  dose_mg numeric,
  route text NOT NULL,
  source_system text,
  source_id text,
  withdrawn boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  recorded_by uuid NOT NULL,
  PRIMARY KEY (clinic_id, id, version),
  CONSTRAINT infusion_course FOREIGN KEY (clinic_id, course_id) REFERENCES course (clinic_id, id),
  CONSTRAINT infusion_patient FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)
);
CREATE INDEX infusion_by_patient ON infusion (clinic_id, patient_id);
CREATE UNIQUE INDEX infusion_number ON infusion (clinic_id, course_id, number) WHERE version = 1;
CREATE UNIQUE INDEX infusion_source ON infusion (clinic_id, source_system, source_id) WHERE version = 1;

CREATE TABLE assessment (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  version int NOT NULL,
  patient_id uuid NOT NULL,
  course_id uuid,
  instrument text NOT NULL,
  recall text,
  series text NOT NULL,
  administered_at timestamptz,
  administered_offset int,
  visit text,
  items int[],
  ticks numeric,
  scoring jsonb NOT NULL,
  source_system text,
  source_id text,
  withdrawn boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  recorded_by uuid NOT NULL,
  PRIMARY KEY (clinic_id, id, version),
  CONSTRAINT assessment_when CHECK (administered_at IS NOT NULL OR (course_id IS NOT NULL AND visit IS NOT NULL)),
  CONSTRAINT assessment_patient FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id),
  CONSTRAINT assessment_course FOREIGN KEY (clinic_id, course_id) REFERENCES course (clinic_id, id)
);
CREATE INDEX assessment_by_patient ON assessment (clinic_id, patient_id);
CREATE UNIQUE INDEX assessment_source ON assessment (clinic_id, source_system, source_id) WHERE version = 1;
CREATE UNIQUE INDEX assessment_visit ON assessment (clinic_id, course_id, series, visit)
  WHERE version = 1 AND visit IS NOT NULL;

CREATE TABLE audit_event (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor uuid NOT NULL,
  action text NOT NULL,
  patient_id uuid,
  entity_id uuid,
  request_id text,
  PRIMARY KEY (clinic_id, id)
);
CREATE INDEX audit_event_by_patient ON audit_event (clinic_id, patient_id, at);
`;

const definitions = `
CREATE TABLE instrument (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  key text NOT NULL,
  definition json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (clinic_id, key)
);
CREATE TABLE protocol (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  key text NOT NULL,
  definition json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (clinic_id, key)
);
CREATE TABLE cohort (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  id uuid NOT NULL,
  name text NOT NULL,
  protocol text NOT NULL,
  series text NOT NULL,
  study text,
  infusion int NOT NULL DEFAULT 0,
  definition json NOT NULL,
  folds bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid NOT NULL,
  PRIMARY KEY (clinic_id, id)
);
CREATE INDEX cohort_by_membership ON cohort (clinic_id, protocol, series);
`;

const requests = `
CREATE TABLE idempotency (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  actor uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status int,
  location text,
  response json,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (clinic_id, actor, key)
);
CREATE TABLE import (
  clinic_id uuid NOT NULL REFERENCES clinic (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  study text NOT NULL DEFAULT '',
  protocol text NOT NULL DEFAULT '',
  mode text NOT NULL,
  format text NOT NULL,
  state text NOT NULL DEFAULT 'receiving',
  sha256 text,
  rows int NOT NULL DEFAULT 0,
  accepted int NOT NULL DEFAULT 0,
  rejected int NOT NULL DEFAULT 0,
  errors json NOT NULL DEFAULT '[]',
  warnings json NOT NULL DEFAULT '[]',
  attempts int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (clinic_id, id)
);
CREATE UNIQUE INDEX import_repeat ON import (clinic_id, kind, study, protocol, sha256)
  WHERE state IN ('running', 'done');
CREATE INDEX import_open ON import (clinic_id, updated_at) WHERE state IN ('receiving', 'running');
CREATE TABLE import_chunk (
  clinic_id uuid NOT NULL,
  import_id uuid NOT NULL,
  number int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (clinic_id, import_id, number),
  CONSTRAINT import_chunk_import FOREIGN KEY (clinic_id, import_id) REFERENCES import (clinic_id, id)
);
`;

/** Everything here may be emptied and is rebuilt to the same bytes from the facts. */
const derived = `
CREATE TABLE patient_curve (
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  series text NOT NULL,
  curve json NOT NULL,
  PRIMARY KEY (clinic_id, patient_id, series),
  CONSTRAINT patient_curve_patient FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)
);
CREATE TABLE course_vector (
  clinic_id uuid NOT NULL,
  course_id uuid NOT NULL,
  series text NOT NULL,
  infusion int NOT NULL,
  patient_id uuid NOT NULL,
  vector json NOT NULL,
  PRIMARY KEY (clinic_id, course_id, series, infusion),
  CONSTRAINT course_vector_course FOREIGN KEY (clinic_id, course_id) REFERENCES course (clinic_id, id)
);
CREATE INDEX course_vector_by_patient ON course_vector (clinic_id, patient_id);
CREATE TABLE contribution (
  clinic_id uuid NOT NULL,
  cohort_id uuid NOT NULL,
  course_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  vector json,
  revision bigint NOT NULL DEFAULT 0,
  due_revision bigint NOT NULL,
  PRIMARY KEY (clinic_id, cohort_id, course_id),
  CONSTRAINT contribution_cohort FOREIGN KEY (clinic_id, cohort_id) REFERENCES cohort (clinic_id, id),
  CONSTRAINT contribution_course FOREIGN KEY (clinic_id, course_id) REFERENCES course (clinic_id, id)
);
CREATE INDEX contribution_lagging ON contribution (clinic_id, cohort_id, course_id) WHERE revision < due_revision;
CREATE INDEX contribution_by_patient ON contribution (clinic_id, patient_id);
CREATE TABLE cohort_tally (
  clinic_id uuid NOT NULL,
  cohort_id uuid NOT NULL,
  part text COLLATE "C" NOT NULL,
  entries text[] NOT NULL,
  sums numeric[] NOT NULL,
  PRIMARY KEY (clinic_id, cohort_id, part),
  CONSTRAINT cohort_tally_cohort FOREIGN KEY (clinic_id, cohort_id) REFERENCES cohort (clinic_id, id)
);
CREATE TABLE cohort_curve (
  clinic_id uuid NOT NULL,
  cohort_id uuid NOT NULL,
  folds bigint NOT NULL,
  tally text NOT NULL,
  curve json NOT NULL,
  PRIMARY KEY (clinic_id, cohort_id),
  CONSTRAINT cohort_curve_cohort FOREIGN KEY (clinic_id, cohort_id) REFERENCES cohort (clinic_id, id)
);
CREATE TABLE rebuild_failure (
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  revision bigint NOT NULL,
  attempts int NOT NULL,
  error text NOT NULL,
  PRIMARY KEY (clinic_id, patient_id),
  CONSTRAINT rebuild_failure_patient FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)
);
`;

/** Definitions of the deployment (the nil clinic) can be read by every clinic, and written by none of them. */
const security = `
DO $$
DECLARE
  name text;
  nil text := '''00000000-0000-0000-0000-000000000000''::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['api_key', 'patient', 'course', 'infusion', 'assessment', 'audit_event', 'cohort',
    'idempotency', 'import', 'import_chunk', 'patient_curve', 'course_vector', 'contribution', 'cohort_tally',
    'cohort_curve', 'rebuild_failure', 'instrument', 'protocol', 'clinic'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    IF name NOT IN ('clinic', 'instrument', 'protocol') THEN
      EXECUTE format('CREATE POLICY own_clinic ON %I TO recurve_app USING (clinic_id = entered_clinic())
        WITH CHECK (clinic_id = entered_clinic())', name);
    END IF;
    IF name IN ('instrument', 'protocol') THEN
      EXECUTE format('CREATE POLICY own_clinic ON %I TO recurve_app
        USING (clinic_id = entered_clinic() OR (clinic_id = %s AND entered_clinic() IS NOT NULL))
        WITH CHECK (clinic_id = entered_clinic())', name, nil);
    END IF;
  END LOOP;
  EXECUTE format('CREATE POLICY own_clinic ON clinic TO recurve_app
    USING (id = entered_clinic() OR entered_clinic() = %s)
    WITH CHECK (entered_clinic() = %s)', nil, nil);
  EXECUTE format('CREATE POLICY deployment_keys ON api_key FOR INSERT TO recurve_app
    WITH CHECK (entered_clinic() = %s)', nil);
END $$;

CREATE POLICY credential ON api_key FOR SELECT TO recurve_credential USING (true);
CREATE POLICY lag ON clinic FOR SELECT TO recurve_lag USING (true);
CREATE POLICY lag ON patient FOR SELECT TO recurve_lag USING (true);
CREATE POLICY lag ON rebuild_failure FOR SELECT TO recurve_lag USING (true);
CREATE POLICY lag ON contribution FOR SELECT TO recurve_lag USING (true);
CREATE POLICY lag ON cohort FOR SELECT TO recurve_lag USING (true);
CREATE POLICY lag ON cohort_curve FOR SELECT TO recurve_lag USING (true);
CREATE POLICY lag ON import FOR SELECT TO recurve_lag USING (true);
`;

const grants = `
GRANT SELECT, INSERT ON clinic, api_key, course, infusion, assessment, audit_event, instrument, protocol
  TO recurve_app;
GRANT SELECT, INSERT, UPDATE (revision, built_revision, revised_at) ON patient TO recurve_app;
GRANT SELECT, INSERT, UPDATE (folds) ON cohort TO recurve_app;
GRANT SELECT, INSERT, UPDATE ON idempotency TO recurve_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON import, import_chunk, patient_curve, course_vector, contribution,
  cohort_tally, cohort_curve, rebuild_failure TO recurve_app;

GRANT SELECT (clinic_id, id, key_hash, roles, revoked_at) ON api_key TO recurve_credential;

GRANT SELECT (id) ON clinic TO recurve_lag;
GRANT SELECT (clinic_id, id, revision, built_revision, revised_at) ON patient TO recurve_lag;
GRANT SELECT (clinic_id, patient_id, revision, attempts) ON rebuild_failure TO recurve_lag;
GRANT SELECT (clinic_id, cohort_id, course_id, revision, due_revision) ON contribution TO recurve_lag;
GRANT SELECT (clinic_id, id, folds) ON cohort TO recurve_lag;
GRANT SELECT (clinic_id, cohort_id, folds) ON cohort_curve TO recurve_lag;
GRANT SELECT (clinic_id, id, state, updated_at, attempts) ON import TO recurve_lag;
`;
