import type { Instrument, Protocol } from '#contracts';
import { ticksFromText } from '#instruments';
import { emptyTally, tallyCourse, type Tally } from '#stats';
import type { TallyRow } from '#store';
import { parseVector } from './build-patient.js';
import { responseRules } from './response-rules.js';
import { cellOf, covariateOf, visitsOf, type CohortDefinition } from './cohort-definition.js';

export const tallyFromRows = (rows: TallyRow[]): Tally =>
  new Map(
    rows.map(({ part, entries, sums }) => [
      part,
      new Map(entries.map((entry, index) => [entry, BigInt(sums[index] ?? '0')])),
    ]),
  );

export const rowsFromTally = (tally: Tally): TallyRow[] =>
  [...tally].map(([part, entries]) => ({
    part,
    entries: [...entries.keys()],
    sums: [...entries.values()].map(String),
  }));

/** A numeric covariate in whole units; what is not a number of so many decimals is not known. */
function covariateTicks(text: string | null, decimals: number): bigint | null {
  if (text === null) return null;
  try {
    return ticksFromText(text.trim(), decimals);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What a stored vector adds to a cohort; nothing where the course is not of it. The baseline is the first visit. */
export function tallyOfVector(
  definition: CohortDefinition,
  protocol: Protocol,
  instrument: Instrument,
  vector: string | null,
): Tally {
  if (vector === null) return emptyTally();
  const { attributes, due, values, redosed } = parseVector(vector);
  const cell = cellOf(definition, attributes);
  if (cell === null) return emptyTally();
  const visits = visitsOf(definition, protocol);
  const columns = protocol.visits.flatMap((visit, index) => (visits.includes(visit) ? [index] : []));
  const afterBooster = columns.findIndex((column) => redosed !== null && column >= redosed);
  const numeric = definition.covariates.filter(({ kind }) => kind === 'numeric');
  return tallyCourse(
    {
      cell,
      values: columns.map((column) => values[column] ?? null),
      due: columns.map((column) => due[column] ?? null),
      covariates: numeric.map(({ name, decimals }) =>
        covariateTicks(covariateOf(attributes, name), decimals),
      ),
      redosed: afterBooster < 0 ? null : afterBooster,
    },
    0,
    responseRules(definition.rules, instrument),
  );
}
