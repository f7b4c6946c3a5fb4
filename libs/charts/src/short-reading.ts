import { wrapText } from './fit-text.js';
import { noteSize } from './type-sizes.js';

/**
 * The sentences of as many of the last visits as fit into `mostLines` lines of a note, since the last visits are what
 * a cohort was followed for; the last visit always. A visit is told whole or not at all, for some of its arms alone
 * would mislead. O(visits x length).
 */
export function shortReading(visits: string[][], width: number, mostLines = 4): string {
  const from = (start: number): string => visits.slice(start).flat().join(' ');
  let start = Math.max(0, visits.length - 1);
  while (start > 0 && wrapText(from(start - 1), width, noteSize).length <= mostLines) start -= 1;
  return from(start);
}
