import { v7 as uuidv7 } from 'uuid';
import { Refusal, type NewPatient } from '#contracts';
import { findPatientsBySource, insertPatients, type NewPatientRow, type TenantTransaction } from '#store';
import { appendFacts, onlyOutcome, type FactKind, type FactRow, type Recorded } from './append-facts.js';
import { saysTheSame } from './fact-row.js';
import { rowsOf } from './row-or-refusal.js';
import { sourceKeyOf, sourceKeysOf } from './source-key.js';
import type { Reply } from './reply.js';

type Row = NewPatientRow & FactRow;
const asFact = (row: NewPatientRow): Row => ({ ...row, patient_id: row.id });

const patients: FactKind<Row> = {
  action: 'patient.record',
  keysOf: sourceKeyOf,
  findKnown: async (tx, rows) => (await findPatientsBySource(tx, sourceKeysOf(rows))).map(asFact),
  isSame: (known, row) => saysTheSame(known, row, 'patient_id'),
  conflict: ({ source_system, source_id }) =>
    `The patient ${source_id} of ${source_system} is recorded with other values`,
  insert: insertPatients,
};

/** Records patients under their natural keys. */
export const recordPatients = (
  tx: TenantTransaction,
  bodies: readonly (NewPatient | Refusal)[],
): Promise<(Recorded<Row> | Refusal)[]> =>
  appendFacts(
    tx,
    patients,
    rowsOf(bodies, (body): Row => {
      if (body.sourceSystem.startsWith('study:'))
        throw new Refusal('invalid', 'Source systems that begin with study: are those of imported studies', [
          { pointer: '/sourceSystem', rule: 'reserved', detail: 'study: is reserved for imported studies' },
        ]);
      return asFact({
        id: uuidv7(),
        source_system: body.sourceSystem,
        source_id: body.sourceId,
        sex: body.sex ?? null,
        birth_year: body.birthYear ?? null,
      });
    }),
  );

/** The same key with the same values answers what stands. */
export async function recordPatient(tx: TenantTransaction, body: NewPatient): Promise<Reply<{ id: string }>> {
  const { row, isNew } = onlyOutcome(await recordPatients(tx, [body]));
  return {
    status: isNew ? 201 : 200,
    body: { id: row.id },
    location: `/v1/patients/${row.id}`,
    revised: isNew ? [row.id] : [],
  };
}
