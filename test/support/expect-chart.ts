import type { VegaLiteSpec } from '#charts';
import { expect } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { vegaLiteErrors } from './vega-lite-schema.js';

/** What holds for every chart: valid by the schema, plain JSON, no statistics, no addresses, always the same. */
export function expectSoundSpec(draw: () => VegaLiteSpec): void {
  const spec = draw();
  expect(vegaLiteErrors(spec)).toEqual([]);
  const text = JSON.stringify(spec);
  expect(text).not.toMatch(/"url"|"aggregate"|errorbar|errorband|boxplot|"transform"|"calculate"/);
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
  expect(JSON.stringify(JSON.parse(text))).toBe(text);
  expect(JSON.stringify(draw())).toBe(text);
}

/** `GOLDEN=write` writes what is expected; the diff is the review. */
export function expectGolden(name: string, spec: VegaLiteSpec): void {
  const golden = new URL(`../golden/${name}.vl.json`, import.meta.url);
  const text = `${JSON.stringify(spec, null, 2)}\n`;
  if (process.env['GOLDEN'] === 'write') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
}
