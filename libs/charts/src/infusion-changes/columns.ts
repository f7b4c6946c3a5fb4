import { armStyle } from '../arm-style.js';
import type { InfusionChange, InfusionsFigure } from '../patient-figure.js';

/** Where infusions and their visits stand along x, in px. */
export interface Columns {
  width: number;
  columnWidth: number;
  columns: { infusion: InfusionChange; middle: number; pre: number; after: number[] }[];
  visits: { visit: string; label: string; shape: string; colour: string }[];
}

const leastWidth = 520;
const columnWidthFew = 88;
const columnWidthMany = 76;

/** Every column has a place for the score before and one for each visit, in the order in which visits first appear. */
export function columnsOf({ infusions }: InfusionsFigure): Columns {
  const names = new Map(
    infusions.flatMap(({ visits }) => visits.map(({ visit, label }) => [visit, label || visit])),
  );
  const visits = [...names].map(([visit, label], index) => {
    const { shape, colour } = armStyle(index + 1);
    return { visit, label, shape, colour };
  });
  const least = infusions.length > 7 ? columnWidthMany : columnWidthFew;
  const width = Math.max(leastWidth, Math.max(least, 16 * (visits.length + 2)) * infusions.length);
  const columnWidth = width / Math.max(1, infusions.length);
  const step = Math.min(20, columnWidth / (visits.length + 2));
  const columns = infusions.map((infusion, index) => {
    const middle = columnWidth * (index + 0.5);
    const pre = middle - (step * visits.length) / 2;
    return { infusion, middle, pre, after: visits.map((_, slot) => pre + step * (slot + 1)) };
  });
  return { width, columnWidth, columns, visits };
}
