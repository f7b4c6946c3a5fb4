import { wrapText } from './fit-text.js';
import { noteSize } from './type-sizes.js';

/**
 * As many of the last sentences of a reading as fit into `mostLines` lines of a note, since the last visits are what
 * a cohort was followed for; the last sentence always. O(sentences^2 x length).
 */
export function shortReading(sentences: string[], width: number, mostLines = 4): string {
  let from = Math.max(0, sentences.length - 1);
  const linesFrom = (start: number): number =>
    wrapText(sentences.slice(start).join(' '), width, noteSize).length;
  while (from > 0 && linesFrom(from - 1) <= mostLines) from -= 1;
  return sentences.slice(from).join(' ');
}
