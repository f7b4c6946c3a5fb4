import { v7 as uuidv7 } from 'uuid';
import { Refusal, type NewVitals, type Vitals } from '#contracts';
import {
  findInfusions,
  findVitalSignsBySource,
  insertVitalSigns,
  type TenantTransaction,
  type VitalSignsRow,
} from '#store';
import {
  appendFacts,
  attempt,
  decimal,
  onlyOutcome,
  saysTheSame,
  sourceKeyOf,
  sourceKeysOf,
  type FactKind,
  type Recorded,
} from './append-facts.js';
import { readInstant } from './instants.js';
import type { Reply } from './reply.js';

const vitals: FactKind<VitalSignsRow> = {
  action: 'vitals.record',
  keysOf: sourceKeyOf,
  findKnown: (tx, rows) => findVitalSignsBySource(tx, sourceKeysOf(rows)),
  isSame: saysTheSame,
  conflict: () => 'Those vital signs are recorded with other values: amend them instead',
  insert: insertVitalSigns,
};

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
    entries.flatMap((entry) => (entry instanceof Refusal ? [] : [entry.infusionId])),
  );
  const rows = entries.map((entry) =>
    entry instanceof Refusal
      ? entry
      : attempt((): VitalSignsRow => {
          const { infusionId, body } = entry;
          const infusion = infusions.get(infusionId);
          if (!infusion || infusion.withdrawn) throw new Refusal('not-found', 'There is no such infusion');
          const taken = readInstant(body.at, '/at');
          return {
            id: uuidv7(),
            version: 1,
            infusion_id: infusionId,
            patient_id: infusion.patient_id,
            taken_at: taken.at,
            taken_offset: taken.offset,
            systolic: decimal(body.systolic),
            diastolic: decimal(body.diastolic),
            heart_rate: decimal(body.heartRate),
            oxygen_saturation: decimal(body.oxygenSaturation),
            respiratory_rate: decimal(body.respiratoryRate),
            source_system: body.sourceSystem ?? null,
            source_id: body.sourceId ?? null,
            withdrawn: false,
            reason: null,
          };
        }),
  );
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
