import type { Span } from './panel-marks.js';

const step = 5;

/** Slanting lines that fill a box, which tell it apart in black and white. */
export function hatch({ x, x2, y, y2 }: Span): Span[] {
  const [left, right] = [Math.min(x, x2), Math.max(x, x2)];
  const [top, bottom] = [Math.min(y, y2), Math.max(y, y2)];
  const length = right - left + bottom - top;
  return Array.from({ length: Math.max(0, Math.ceil(length / step) - 1) }, (_, index) => {
    const along = (index + 1) * step;
    const start = Math.min(along, bottom - top);
    const end = Math.min(along, right - left);
    return { x: left + along - start, y: top + start, x2: left + end, y2: top + along - end };
  });
}
