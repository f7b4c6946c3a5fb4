import { byCodeUnit } from './code-order.js';
import { parsePartKey } from './course-tally.js';
import type { Entries, Tally } from './tally.js';

/** `pattern`: a character for each visit, '1' where present; `entries`: n, sums and sums of products. */
export interface Block {
  pattern: string;
  entries: Entries;
}

/** How many courses with this baseline tick (or none) have this tick at the visit. */
export interface JointCount {
  baseline: bigint | null;
  tick: bigint;
  count: bigint;
}

/** `joint`: by visit. */
export interface CellParts {
  cell: (string | null)[];
  blocks: Block[];
  joint: Map<number, JointCount[]>;
}

/** A tally taken apart by cell: a view for reading, to be made anew when the tally changes. */
export interface TallyIndex {
  cells: Map<string, CellParts>;
}

const cellKey = (cell: (string | null)[]): string => JSON.stringify(cell);

/** Decodes every part and joint entry once. Throws on a part of unknown kind. O(entries). */
export function readTally(tally: Tally): TallyIndex {
  const index: TallyIndex = { cells: new Map() };
  for (const [key, entries] of tally) {
    const part = parsePartKey(key);
    const parts = openCell(index, part.cell);
    if (part.kind === 'block') parts.blocks.push({ pattern: part.pattern, entries });
    if (part.kind === 'joint') {
      const counts = parts.joint.get(part.visit) ?? [];
      for (const [tick, count] of entries)
        counts.push({ baseline: part.baseline, tick: BigInt(tick), count });
      parts.joint.set(part.visit, counts);
    }
  }
  return index;
}

function openCell(index: TallyIndex, cell: (string | null)[]): CellParts {
  const key = cellKey(cell);
  const parts = index.cells.get(key) ?? { cell, blocks: [], joint: new Map<number, JointCount[]>() };
  index.cells.set(key, parts);
  return parts;
}

/** The cells that have a course, in code unit order of their JSON. O(cells log cells). */
export const listCells = (index: TallyIndex): (string | null)[][] =>
  [...index.cells].sort(([a], [b]) => byCodeUnit(a, b)).map(([, parts]) => parts.cell);

/** What the tally holds of a cell; nothing for a cell that has no course. */
export const cellParts = (index: TallyIndex, cell: (string | null)[]): CellParts =>
  index.cells.get(cellKey(cell)) ?? { cell, blocks: [], joint: new Map() };
