import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Vital signs and other treatments as facts, the phase of an infusion and the weight it was dosed by, courses under a
 * natural key, clinics that are simulated. What is derived now knows the attributes of a course: all of it is emptied
 * here and rebuilt from the facts by the sweep.
 */
export class TreatmentEvents1764100000000 implements MigrationInterface {
  name = 'TreatmentEvents1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [facts, security, rebuild]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The tables hold facts and are not taken down');
  }
}

const facts = `
ALTER TABLE clinic ADD COLUMN simulated boolean NOT NULL DEFAULT false;
ALTER TABLE infusion ADD COLUMN phase text NOT NULL DEFAULT 'induction', ADD COLUMN weight_kg numeric;
ALTER TABLE course ADD COLUMN source_system text, ADD COLUMN source_id text;
CREATE UNIQUE INDEX course_source ON course (clinic_id, source_system, source_id);

CREATE TABLE vital_signs (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  version int NOT NULL,
  infusion_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  taken_offset int NOT NULL,
  systolic numeric,
  diastolic numeric,
  heart_rate numeric,
  oxygen_saturation numeric,
  respiratory_rate numeric,
  source_system text,
  source_id text,
  withdrawn boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  recorded_by uuid NOT NULL,
  PRIMARY KEY (clinic_id, id, version),
  CONSTRAINT vital_signs_patient FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)
);
CREATE INDEX vital_signs_by_patient ON vital_signs (clinic_id, patient_id);
CREATE INDEX vital_signs_by_infusion ON vital_signs (clinic_id, infusion_id);
CREATE UNIQUE INDEX vital_signs_source ON vital_signs (clinic_id, source_system, source_id) WHERE version = 1;

CREATE TABLE treatment (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  version int NOT NULL,
  patient_id uuid NOT NULL,
  course_id uuid,
  kind text NOT NULL,
  phase text,
  name text NOT NULL,
  started_at timestamptz NOT NULL,
  started_offset int NOT NULL,
  ended_at timestamptz,
  source_system text,
  source_id text,
  withdrawn boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  recorded_by uuid NOT NULL,
  PRIMARY KEY (clinic_id, id, version),
  CONSTRAINT treatment_patient FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id),
  CONSTRAINT treatment_course FOREIGN KEY (clinic_id, course_id) REFERENCES course (clinic_id, id)
);
CREATE INDEX treatment_by_patient ON treatment (clinic_id, patient_id);
CREATE UNIQUE INDEX treatment_source ON treatment (clinic_id, source_system, source_id) WHERE version = 1;
`;

const security = `
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['vital_signs', 'treatment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_clinic ON %I TO recurve_app USING (clinic_id = entered_clinic())
      WITH CHECK (clinic_id = entered_clinic())', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON vital_signs, treatment TO recurve_app;
`;

/** The owner of a table under forced row-level security sees none of its rows, unless for a moment it is not forced. */
const rebuild = `
TRUNCATE patient_curve, course_vector, contribution, cohort_tally, cohort_curve, rebuild_failure;
ALTER TABLE patient NO FORCE ROW LEVEL SECURITY;
UPDATE patient SET built_revision = 0, revised_at = now();
ALTER TABLE patient FORCE ROW LEVEL SECURITY;
`;
