import type { Instrument } from '#contracts';

export const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

export const numbered = (count: number, min: number, max: number): Instrument['items'] =>
  range(1, count).map((number) => ({ number, min, max }));
