import type { Instrument, NewInstrument } from '#contracts';
import { iesR } from './ies-r.js';
import { pcl5 } from './pcl-5.js';
import { phq9 } from './phq-9.js';

/** Every instrument that ships: one file each. */
export const builtInInstruments: readonly Instrument[] = [pcl5, iesR, phq9];

export const findBuiltIn = (key: string): Instrument | undefined =>
  builtInInstruments.find((instrument) => instrument.key === key);

/** A clinic's own definition: sums of its items, and no total while one is blank. */
export function instrumentFrom(body: NewInstrument): Instrument {
  const items = (body.items ?? []).map(({ number, min = body.min, max = body.max }) => ({
    number,
    min,
    max,
  }));
  const subscales = [...new Set((body.items ?? []).flatMap(({ subscale }) => subscale ?? []))];
  const sum = (bound: 'min' | 'max'): number => items.reduce((total, item) => total + item[bound], 0);
  return {
    key: body.key,
    name: body.name,
    version: 1,
    kind: body.kind,
    recalls: body.recall === null ? [] : [body.recall],
    items,
    subscales: subscales.map((key) => ({
      key,
      name: key,
      items: (body.items ?? []).flatMap(({ number, subscale }) => (subscale === key ? [number] : [])),
      mayMiss: 0,
    })),
    total: body.kind === 'items' ? { min: sum('min'), max: sum('max') } : { min: body.min, max: body.max },
    decimals: body.decimals,
    better: body.better,
    missing: {
      from: 'items',
      mayMiss: 0,
      text: 'Nothing is filled in: no total while an item is blank, no subscale while one of its items is',
    },
    sources: [],
  };
}
