import { blockEntry, parsePartKey, partKey } from './course-tally.js';
import { addEntry, emptyTally, type Tally } from './tally.js';

/**
 * A tally with its cells cut to their first `groups` coordinates and its columns to the first `visits`: the tally that
 * the same courses would have given without covariates. Projection is linear, so it is exact. Throws on a part of
 * unknown kind. O(entries).
 */
export function projectTally(tally: Tally, groups: number, visits: number): Tally {
  const projected = emptyTally();
  const kept = keptEntries(visits);
  for (const [key, entries] of tally) {
    const part = parsePartKey(key);
    const cell = part.cell.slice(0, groups);
    if (part.kind === 'block') {
      const block = partKey({ ...part, cell, pattern: part.pattern.slice(0, visits) });
      for (const [entry, sum] of entries) if (kept.has(entry)) addEntry(projected, block, entry, sum);
    } else {
      const other = partKey({ ...part, cell });
      for (const [entry, sum] of entries) addEntry(projected, other, entry, sum);
    }
  }
  return projected;
}

function keptEntries(visits: number): Set<string> {
  const kept = new Set<string>([blockEntry.count]);
  for (let a = 0; a < visits; a += 1) {
    kept.add(blockEntry.sum(a));
    for (let b = a; b < visits; b += 1) kept.add(blockEntry.product(a, b));
  }
  return kept;
}
