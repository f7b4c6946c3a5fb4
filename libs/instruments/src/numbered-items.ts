import type { Instrument } from '#contracts';

export const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Items 1 to `count`, known by number only. */
export const numbered = (count: number, min: number, max: number): Instrument['items'] =>
  range(1, count).map((number) => ({ number, min, max }));

/** Items in the form's order, with the wording that may be passed on. */
export const worded = (texts: readonly string[], min: number, max: number): Instrument['items'] =>
  texts.map((text, index) => ({ number: index + 1, min, max, text }));
