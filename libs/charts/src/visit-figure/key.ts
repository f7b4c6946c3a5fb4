import { shortenText } from '../fit-text.js';
import { textWidth } from '../text-width.js';
import { margin, textSize } from '../type-sizes.js';

const rowHeight = 20;
const sample = 40;
const gap = 8;

/** A sample of the arm's line from `x` to `x2` with its point in the middle, then its name. Px from the plot. */
export interface KeyEntry {
  arm: string;
  name: string;
  x: number;
  middle: number;
  x2: number;
  textX: number;
  y: number;
}

/** Entries from left to right, in as many rows above the plot as they need. */
export function layOutKey(arms: string[], width: number): KeyEntry[] {
  let x = 0;
  let row = 0;
  const entries = arms.map((arm) => {
    const name = shortenText(arm, width - sample - gap, textSize);
    const length = sample + gap + Math.ceil(textWidth(name, textSize));
    if (x > 0 && x + length > width) {
      x = 0;
      row += 1;
    }
    const entry = { arm, name, x, middle: x + sample / 2, x2: x + sample, textX: x + sample + gap, row };
    x += length + 3 * gap;
    return entry;
  });
  return entries.map(({ row: of, ...entry }) => ({ ...entry, y: -margin - 4 - rowHeight * (row - of) }));
}
