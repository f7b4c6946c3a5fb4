import type { SourceKey } from '#store';

export type Sourced = { source_system: string | null; source_id: string | null };

/** The natural key of a source system, as one text; none where the row brings none. */
export const sourceKeyOf = ({ source_system, source_id }: Sourced): string[] =>
  source_system === null || source_id === null
    ? []
    : [`source ${JSON.stringify([source_system, source_id])}`];

export const sourceKeysOf = (rows: readonly Sourced[]): SourceKey[] =>
  rows.flatMap(({ source_system, source_id }) =>
    source_system === null || source_id === null ? [] : [{ system: source_system, id: source_id }],
  );

/** The columns that a natural key becomes. */
export const sourceColumns = ({
  sourceSystem = null,
  sourceId = null,
}: {
  sourceSystem?: string | null | undefined;
  sourceId?: string | null | undefined;
}): Sourced => ({ source_system: sourceSystem, source_id: sourceId });
