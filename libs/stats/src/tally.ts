import { byCodeUnit } from './code-order.js';

/**
 * The tally: a cohort as exact integer sums.
 *
 * A tally is an element of the free abelian group over (part, entry): a map from a part to a map from an entry
 * to a bigint, in which an absent entry is zero. Adding, correcting and withdrawing a course is `+ new - old`,
 * merging is `+`; order never matters and equal data give equal bytes. Method: docs/methods/tally.md.
 */
export type Entries = Map<string, bigint>;
export type Tally = Map<string, Entries>;

export const emptyTally = (): Tally => new Map();

/** Adds `weight` to one entry, dropping what becomes zero. O(1). */
export function addEntry(tally: Tally, part: string, entry: string, weight: bigint): void {
  if (weight === 0n) return;
  let entries = tally.get(part);
  if (!entries) tally.set(part, (entries = new Map()));
  const sum = (entries.get(entry) ?? 0n) + weight;
  if (sum !== 0n) entries.set(entry, sum);
  else {
    entries.delete(entry);
    if (entries.size === 0) tally.delete(part);
  }
}

/** Adds `weight` times every entry of `other` to `tally`, in place. O(entries of other). */
export function addTally(tally: Tally, other: Tally, weight = 1n): Tally {
  for (const [part, entries] of other)
    for (const [entry, value] of entries) addEntry(tally, part, entry, value * weight);
  return tally;
}

/** Parts and entries in code unit order, bigint as decimal text: equal tallies give equal text. */
export function canonicalTally(tally: Tally): [string, [string, string][]][] {
  return [...tally]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([part, entries]) => [
      part,
      [...entries].sort(([a], [b]) => byCodeUnit(a, b)).map(([entry, value]) => [entry, String(value)]),
    ]);
}
