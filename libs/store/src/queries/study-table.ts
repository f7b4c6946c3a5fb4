import type { ImportError } from '#contracts';
import type { TenantTransaction } from '../doors/with-tenant.js';
import type { AssessmentRow } from './assessments.js';

/** A scored row of a study's long table. `missed`: the visit was missed, no form is recorded. */
export interface StudyRow extends AssessmentRow {
  line: number;
  subject: string;
  arm: string | null;
  covariates: Record<string, string>;
  missed: boolean;
}

const columns = [
  'id',
  'line',
  'subject',
  'arm',
  'visit',
  'instrument',
  'recall',
  'series',
  'administered_at',
  'administered_offset',
  'items',
  'ticks',
  'scoring',
  'covariates',
  'missed',
];

const escaped = (value: string): string =>
  value.replace(
    /[\\\t\n\r]/g,
    (character) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n' })[character] ?? '\\r',
  );

const field = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return `{${value.map((item) => (item === null ? 'NULL' : String(item))).join(',')}}`;
  return escaped(typeof value === 'object' ? JSON.stringify(value) : String(value as string | number));
};

const lineOf = (row: StudyRow): string =>
  `${columns.map((name) => field(row[name as keyof StudyRow])).join('\t')}\n`;

/** Streams the rows into a temporary table of this transaction. */
export async function stageStudy(tx: TenantTransaction, rows: AsyncIterable<StudyRow>): Promise<void> {
  await tx.query(`CREATE TEMP TABLE staged (
    id uuid, line int, subject text, arm text, visit text, instrument text, recall text, series text,
    administered_at timestamptz, administered_offset int, items int[], ticks numeric, scoring jsonb,
    covariates jsonb, missed boolean) ON COMMIT DROP`);
  const lines = async function* (): AsyncGenerator<string> {
    for await (const row of rows) yield lineOf(row);
  };
  await tx.copyLines('staged', columns, lines());
  await tx.query('CREATE INDEX ON staged (subject, visit, series)');
  await tx.query('ANALYZE staged');
  // The planner cannot know how many patients and courses this transaction is about to write; a nested loop that it
  // takes for a short one would make the import quadratic.
  await tx.query('SET LOCAL enable_nestloop = off');
}

/** What contradicts itself within the table, or contradicts what is recorded of the study. Six queries. */
export async function findStudyConflicts(
  tx: TenantTransaction,
  study: string,
  protocol: string,
): Promise<ImportError[]> {
  const source = `study:${study}`;
  const courses = `patient JOIN course ON course.clinic_id = patient.clinic_id
      AND course.patient_id = patient.id AND course.study = $2 AND course.protocol = $3
    WHERE patient.clinic_id = $1 AND patient.source_system = $4`;
  const known = [tx.clinicId, study, protocol, source];
  const doubled = await tx.query<ImportError>(
    `SELECT later.line, 'visit' AS column, 'doubled' AS rule,
       format('Subject %s has two rows for %s at %s: lines %s and %s', later.subject, later.series, later.visit,
         earliest.line, later.line) AS detail
     FROM staged AS later JOIN (
       SELECT subject, visit, series, min(line) AS line FROM staged GROUP BY subject, visit, series
         HAVING count(*) > 1) AS earliest USING (subject, visit, series)
     WHERE later.line > earliest.line ORDER BY later.line LIMIT 2000`,
  );
  const arms = await tx.query<ImportError>(
    `SELECT staged.line, 'arm' AS column, 'conflicting-arm' AS rule,
       format('Subject %s is in arm %s here and in arm %s on line %s', subject, coalesce(staged.arm, '(none)'),
         coalesce(first.arm, '(none)'), first.line) AS detail
     FROM staged JOIN (SELECT DISTINCT ON (subject) subject, arm, line FROM staged ORDER BY subject, line) AS first
       USING (subject)
     WHERE staged.arm IS DISTINCT FROM first.arm ORDER BY staged.line LIMIT 2000`,
  );
  const covariates = await tx.query<ImportError>(
    `WITH value AS (SELECT line, subject, key, value FROM staged, jsonb_each_text(covariates))
     SELECT value.line, 'cov_' || key AS column, 'conflicting-covariate' AS rule,
       format('Subject %s has %s = %s here and %s on line %s', subject, key, value.value, first.value, first.line)
         AS detail
     FROM value JOIN (
       SELECT DISTINCT ON (subject, key) subject, key, value, line FROM value ORDER BY subject, key, line) AS first
       USING (subject, key)
     WHERE value.value <> first.value ORDER BY value.line LIMIT 2000`,
  );
  const recordedArms = await tx.query<ImportError>(
    `SELECT min(staged.line) AS line, 'arm' AS column, 'conflicting-arm' AS rule,
       format('Subject %s is recorded in arm %s, not %s', subject, coalesce(recorded.arm, '(none)'),
         coalesce(staged.arm, '(none)')) AS detail
     FROM staged JOIN (SELECT patient.source_id AS subject, course.arm FROM ${courses}) AS recorded USING (subject)
     WHERE staged.arm IS DISTINCT FROM recorded.arm
     GROUP BY subject, recorded.arm, staged.arm ORDER BY 1 LIMIT 2000`,
    known,
  );
  const recordedCovariates = await tx.query<ImportError>(
    `SELECT min(staged.line) AS line, 'cov_' || key AS column, 'conflicting-covariate' AS rule,
       format('Subject %s is recorded with %s = %s, not %s', subject, key,
         coalesce(recorded.covariates ->> key, '(none)'), value) AS detail
     FROM staged JOIN (SELECT patient.source_id AS subject, course.covariates FROM ${courses}) AS recorded
       USING (subject), jsonb_each_text(staged.covariates)
     WHERE value IS DISTINCT FROM recorded.covariates ->> key
     GROUP BY subject, key, value, recorded.covariates ORDER BY 1 LIMIT 2000`,
    known,
  );
  const recordedScores = await tx.query<ImportError>(
    `SELECT staged.line, 'total' AS column, 'conflicting-score' AS rule,
       format('Subject %s has another %s recorded at %s: amend it instead', subject, staged.series, staged.visit)
         AS detail
     FROM staged JOIN (
       SELECT patient.source_id AS subject, course.id AS course_id FROM ${courses}) AS recorded USING (subject)
     JOIN assessment ON assessment.clinic_id = $1 AND assessment.course_id = recorded.course_id
       AND assessment.series = staged.series AND assessment.visit = staged.visit AND assessment.version = 1
     WHERE NOT staged.missed AND (assessment.ticks IS DISTINCT FROM staged.ticks
       OR assessment.items IS DISTINCT FROM staged.items
       OR assessment.administered_at IS DISTINCT FROM staged.administered_at)
     ORDER BY staged.line LIMIT 2000`,
    known,
  );
  return [...doubled, ...arms, ...covariates, ...recordedArms, ...recordedCovariates, ...recordedScores];
}

/** Takes wrong lines out before the rest is applied (mode=partial). */
export async function dropStagedLines(tx: TenantTransaction, lines: number[]): Promise<void> {
  if (lines.length > 0) await tx.query('DELETE FROM staged WHERE line = ANY ($1::int[])', [lines]);
}

/** Records the staged subjects, courses and forms that are new; returns the patients of the table. Set by set. */
export async function applyStudy(tx: TenantTransaction, study: string, protocol: string): Promise<string[]> {
  const source = `study:${study}`;
  await tx.query(
    `INSERT INTO patient (clinic_id, id, source_system, source_id)
     SELECT $1, gen_random_uuid(), $2, subject FROM staged GROUP BY subject
     ON CONFLICT (clinic_id, source_system, source_id) DO NOTHING`,
    [tx.clinicId, source],
  );
  const revised = await tx.query<{ id: string }>(
    `UPDATE patient SET revision = revision + 1, revised_at = now()
     WHERE clinic_id = $1 AND source_system = $2 AND source_id IN (SELECT subject FROM staged) RETURNING id`,
    [tx.clinicId, source],
  );
  await tx.query(
    `INSERT INTO course (clinic_id, id, patient_id, protocol, arm, study, covariates, recorded_by)
     SELECT $1, gen_random_uuid(), patient.id, $3, subjects.arm, $4, subjects.covariates, $5
     FROM (SELECT subject, min(arm) AS arm,
         (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM staged AS own, jsonb_each_text(own.covariates)
          WHERE own.subject = staged.subject) AS covariates
       FROM staged GROUP BY subject) AS subjects
     JOIN patient ON patient.clinic_id = $1 AND patient.source_system = $2 AND patient.source_id = subjects.subject
     WHERE NOT EXISTS (SELECT 1 FROM course WHERE course.clinic_id = $1 AND course.patient_id = patient.id
       AND course.study = $4 AND course.protocol = $3)
     ON CONFLICT DO NOTHING`,
    [tx.clinicId, source, protocol, study, tx.actor],
  );
  await tx.query(
    `INSERT INTO assessment (clinic_id, id, version, patient_id, course_id, instrument, recall, series,
       administered_at, administered_offset, visit, items, ticks, scoring, recorded_by)
     SELECT $1, staged.id, 1, patient.id, course.id, staged.instrument, staged.recall, staged.series,
       staged.administered_at, staged.administered_offset, staged.visit, staged.items, staged.ticks, staged.scoring,
       $5
     FROM staged
     JOIN patient ON patient.clinic_id = $1 AND patient.source_system = $2 AND patient.source_id = staged.subject
     JOIN course ON course.clinic_id = $1 AND course.patient_id = patient.id AND course.study = $4
       AND course.protocol = $3
     WHERE NOT staged.missed
     ON CONFLICT DO NOTHING`,
    [tx.clinicId, source, protocol, study, tx.actor],
  );
  return revised.map(({ id }) => id);
}
