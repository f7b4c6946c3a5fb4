import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tallies now hold each course's history under the cohort's response rules, and vectors the first visit after a booster:
 * everything derived is emptied here and rebuilt from the facts by the sweep.
 */
export class ResponseRules1764200000000 implements MigrationInterface {
  name = 'ResponseRules1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rebuild);
  }

  async down(): Promise<void> {
    throw new Error('Derived tables are rebuilt forward only');
  }
}

/** The owner of a table under forced row-level security sees none of its rows, unless for a moment it is not forced. */
const rebuild = `
TRUNCATE patient_curve, course_vector, contribution, cohort_tally, cohort_curve, rebuild_failure;
ALTER TABLE patient NO FORCE ROW LEVEL SECURITY;
UPDATE patient SET built_revision = 0, revised_at = now();
ALTER TABLE patient FORCE ROW LEVEL SECURITY;
`;
