import { Refusal } from '#contracts';

export const wasRefused = <Value>(value: Value | Refusal): value is Refusal => value instanceof Refusal;

/** A refusal as a value, so that the other rows of a file go on. */
export function attempt<Value>(work: () => Value): Value | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The entries that were not refused before. */
export const taken = <Entry>(entries: readonly (Entry | Refusal)[]): Entry[] =>
  entries.filter((entry): entry is Entry => !wasRefused(entry));

/** Rows of the entries, each in its place; what cannot become a row becomes its refusal. */
export const rowsOf = <Entry, Row>(
  entries: readonly (Entry | Refusal)[],
  rowOf: (entry: Entry) => Row,
): (Row | Refusal)[] => entries.map((entry) => (wasRefused(entry) ? entry : attempt(() => rowOf(entry))));
