import type { Span } from '../cohort-panels/panel-marks.js';

type Place = (value: number) => number;

/** The line on which the later score is the baseline plus `change`, cut off at the ends of both axes; none outside. */
export function changeLine(change: number, [low, high]: [number, number], x: Place, y: Place): Span[] {
  const [from, to] = [Math.max(low, low - change), Math.min(high, high - change)];
  if (from >= to) return [];
  return [{ change, x: x(from), y: y(from + change), x2: x(to), y2: y(to + change) }];
}

/** The cut-off on both axes; none where it lies outside of them. */
export function cutoffLines(cutoff: number, [low, high]: [number, number], x: Place, y: Place): Span[] {
  if (cutoff < low || cutoff > high) return [];
  const place = { cutoff, x: x(cutoff), x2: x(cutoff), y: y(low), y2: y(high) };
  return [place, { cutoff, x: x(low), x2: x(high), y: y(cutoff), y2: y(cutoff) }];
}
