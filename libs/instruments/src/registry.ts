import type { Instrument, NewInstrument } from '#contracts';
import { bdiII } from './bdi-ii.js';
import { cSsrs } from './c-ssrs.js';
import { cadss6 } from './cadss-6.js';
import { caps5 } from './caps-5.js';
import { gad7 } from './gad-7.js';
import { hamA } from './ham-a.js';
import { iesR } from './ies-r.js';
import { isi } from './isi.js';
import { madrs } from './madrs.js';
import { pcPtsd5 } from './pc-ptsd-5.js';
import { pcl5 } from './pcl-5.js';
import { phq9 } from './phq-9.js';
import { qidsSr16 } from './qids-sr16.js';
import { who5 } from './who-5.js';

/** Every instrument that ships: one file each. */
export const builtInInstruments: readonly Instrument[] = [
  pcl5,
  iesR,
  phq9,
  gad7,
  caps5,
  madrs,
  qidsSr16,
  who5,
  pcPtsd5,
  hamA,
  isi,
  bdiII,
  cSsrs,
  cadss6,
];

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
