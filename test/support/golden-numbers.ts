import { expect } from '@jest/globals';
import { readReference } from './reference-study.js';

/** R's numbers, by whatever name, against an answer's over HTTP. */
export type Json = { [name: string]: unknown };
export const parsed = (path: string): Json => JSON.parse(readReference(path)) as Json;
export const rowsAt = (value: unknown): Json[] => (value ?? []) as Json[];

const camel = (name: string): string =>
  name
    .replace(/^ci_(lower|upper)$/, '$1')
    .replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Every number of R that the answer names too; relative to `tolerance`, absolute where R has a residue of 0. */
export function expectNumbers(ours: Json | undefined, golden: Json, tolerance: number): void {
  expect(ours).toBeDefined();
  let compared = 0;
  for (const [name, value] of Object.entries(golden)) {
    const own = ours?.[camel(name)];
    if (typeof value !== 'number' || own === undefined) continue;
    compared += 1;
    if (!(typeof own === 'number' && Math.abs(own - value) <= tolerance * Math.abs(value) + 1e-12))
      throw new Error(`${name}: ${JSON.stringify(own)}, R ${value}`);
  }
  expect(compared).toBeGreaterThan(0);
}
