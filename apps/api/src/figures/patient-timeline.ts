import type { Timeline } from '#contracts';
import { readTimeline } from '#derive';
import { presentTreatment } from '#ingest';
import { listTreatments, type TenantTransaction } from '#store';

/** Everything of a patient on one axis of time; null: no such patient. */
export async function patientTimeline(tx: TenantTransaction, patientId: string): Promise<Timeline | null> {
  const timeline = await readTimeline(tx, patientId);
  if (!timeline) return null;
  return { ...timeline, treatments: (await listTreatments(tx, patientId)).map(presentTreatment) };
}
