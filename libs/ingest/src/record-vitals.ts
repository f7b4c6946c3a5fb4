import { v7 as uuidv7 } from 'uuid';
import { Refusal, type NewVitals, type Vitals } from '#contracts';
import {
  findInfusions,
  findVitalSignsBySource,
  insertVitalSigns,
  type TenantTransaction,
  type VitalSignsRow,
} from '#store';
import { appendFacts, factsBySource, onlyOutcome, type Recorded } from './append-facts.js';
import { decimal, firstVersion } from './fact-row.js';
import { rowsOf, taken } from './row-or-refusal.js';
import { sourceColumns } from './source-key.js';
import { readInstant } from './instants.js';
import type { Reply } from './reply.js';

const vitals = factsBySource<VitalSignsRow>({
  action: 'vitals.record',
  find: findVitalSignsBySource,
  insert: insertVitalSigns,
  conflict: 'Those vital signs are recorded with other values: amend them instead',
});

const value = (text: string | null): number | null => (text === null ? null : Number(text));

export const presentVitals = (row: VitalSignsRow): Vitals => ({
  id: row.id,
  version: row.version,
  infusionId: row.infusion_id,
  at: row.taken_at.toISOString(),
  systolic: value(row.systolic),
  diastolic: value(row.diastolic),
  heartRate: value(row.heart_rate),
  oxygenSaturation: value(row.oxygen_saturation),
  respiratoryRate: value(row.respiratory_rate),
});

/** Records readings of vital signs, each of an infusion. */
export async function recordAllVitals(
  tx: TenantTransaction,
  entries: readonly ({ infusionId: string; body: NewVitals } | Refusal)[],
): Promise<(Recorded<VitalSignsRow> | Refusal)[]> {
  const infusions = await findInfusions(
    tx,
    taken(entries).map(({ infusionId }) => infusionId),
  );
  const rows = rowsOf(entries, ({ infusionId, body }): VitalSignsRow => {
    const infusion = infusions.get(infusionId);
    if (!infusion || infusion.withdrawn) throw new Refusal('not-found', 'There is no such infusion');
    const measured = readInstant(body.at, '/at');
    return {
      id: uuidv7(),
      infusion_id: infusionId,
      patient_id: infusion.patient_id,
      taken_at: measured.at,
      taken_offset: measured.offset,
      systolic: decimal(body.systolic),
      diastolic: decimal(body.diastolic),
      heart_rate: decimal(body.heartRate),
      oxygen_saturation: decimal(body.oxygenSaturation),
      respiratory_rate: decimal(body.respiratoryRate),
      ...sourceColumns(body),
      ...firstVersion,
    };
  });
  return appendFacts(tx, vitals, rows);
}

export async function recordVitals(
  tx: TenantTransaction,
  infusionId: string,
  body: NewVitals,
): Promise<Reply<Vitals>> {
  const { row, isNew } = onlyOutcome(await recordAllVitals(tx, [{ infusionId, body }]));
  return {
    status: isNew ? 201 : 200,
    body: presentVitals(row),
    revised: isNew ? [row.patient_id] : [],
  };
}
