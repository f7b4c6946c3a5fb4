import type { Assessment, Instrument, ScoredAssessment } from '#contracts';
import { loincOf, ticksToText } from '#instruments';
import type { AssessmentRow } from '#store';

const inPoints = (ticks: string | null, decimals: number): number | null =>
  ticks === null ? null : Number(ticksToText(BigInt(ticks), decimals));

/** What is told of a form that was recorded. */
export const presentScored = (row: AssessmentRow, { decimals }: Instrument): ScoredAssessment => ({
  id: row.id,
  version: row.version,
  total: inPoints(row.ticks, decimals),
  subscales: Object.fromEntries(
    Object.entries(row.scoring.subscales).map(([key, ticks]) => [key, inPoints(ticks, decimals)]),
  ),
  method: row.scoring.method,
  answered: row.scoring.answered,
  missing: row.scoring.missing,
  ...(row.scoring.diagnosis ? { diagnosis: row.scoring.diagnosis } : {}),
  ...(row.scoring.triage ? { triage: row.scoring.triage } : {}),
  flags: row.scoring.flags,
});

/** The whole form as it stands. */
export const presentAssessment = (
  row: AssessmentRow & { recorded_at: Date },
  instrument: Instrument,
): Assessment => ({
  ...presentScored(row, instrument),
  patientId: row.patient_id,
  course: row.course_id,
  instrument: row.instrument,
  recall: row.recall,
  series: row.series,
  administeredAt: row.administered_at?.toISOString() ?? null,
  visit: row.visit,
  items: row.items,
  loinc: loincOf(instrument, row.recall, 'total'),
  sourceSystem: row.source_system,
  sourceId: row.source_id,
  withdrawn: row.withdrawn,
  reason: row.reason,
  recordedAt: row.recorded_at.toISOString(),
});
