import { describe, expect, it } from '@jest/globals';
import type { InfusionPhase } from '../patient-figure.js';
import { textWidth } from '../text-width.js';
import type { Json } from '../vega-lite-spec.js';
import { infusionHead } from './infusion-head.js';
import { timeScale } from './time-scale.js';

const infusions = (count: number, days: number, doses: number[], phase: InfusionPhase = 'induction') =>
  Array.from({ length: count }, (_, index) => ({
    time: index * days,
    number: index + 1,
    phase,
    drug: 'ketamine',
    route: 'IV',
    doseMg: null,
    doseMgPerKg: doses[index % doses.length] ?? null,
  }));

type Label = { words?: string; number?: string; x: number };
const labels = (layers: Json[], field: 'words' | 'number'): Label[] =>
  (layers as { mark: { type: string }; data: { values: Label[] } }[])
    .filter(({ mark }) => mark.type === 'text')
    .flatMap(({ data }) => data.values)
    .filter((row) => row[field] !== undefined);
const words = (layers: Json[]) => labels(layers, 'words').map((row) => row.words);

describe('infusionHead', () => {
  it('writes one dose for a run of equal doses', () => {
    const { layers } = infusionHead(infusions(6, 2, [0.5]), timeScale([0, 60], 'days'));
    expect(words(layers)).toEqual(['0.5 mg/kg IV']);
    const changed = [
      ...infusions(2, 2, [0.4]),
      ...infusions(1, 2, [0.5]).map((each) => ({ ...each, time: 20 })),
    ];
    expect(words(infusionHead(changed, timeScale([0, 60], 'days')).layers)).toEqual([
      '0.4 mg/kg IV',
      '0.5 mg/kg IV',
    ]);
  });

  it('says which doses are boosters', () => {
    const { layers } = infusionHead(infusions(1, 2, [0.5], 'booster'), timeScale([0], 'days'));
    expect(words(layers)).toEqual(['booster 0.5 mg/kg IV']);
  });

  it('names the drugs where there are several', () => {
    const [first, second] = infusions(2, 20, [0.5]);
    if (!first || !second) throw new Error('There are two');
    const { layers } = infusionHead([first, { ...second, drug: 'midazolam' }], timeScale([0, 60], 'days'));
    expect(words(layers)).toEqual(['ketamine 0.5 mg/kg IV', 'midazolam 0.5 mg/kg IV']);
  });

  it('never lets numbers overlap, however close the infusions', () => {
    for (const [count, days] of [
      [6, 2],
      [20, 1],
      [40, 0.1],
      [300, 1],
    ] as const) {
      const { layers, every } = infusionHead(infusions(count, days, [0.5]), timeScale([0, 400], 'days'));
      const places = labels(layers, 'number');
      expect(places).toHaveLength(Math.ceil(count / every));
      for (const [index, { x, number = '' }] of places.slice(1).entries())
        expect(x - (places[index]?.x ?? 0)).toBeGreaterThan(textWidth(number, 11));
    }
  });

  it('writes doses upright where they crowd, and never one for infusions that had another', () => {
    const crowded = infusionHead(infusions(12, 1, [0.4, 0.5]), timeScale([0, 200], 'days'));
    expect(words(crowded.layers)).toHaveLength(12);
    expect(JSON.stringify(crowded.layers)).toContain('"angle":270');
    const many = infusionHead(infusions(100, 1, [0.4, 0.5]), timeScale([0, 200], 'days'));
    expect(many.withoutDoses).toBe(true);
    expect(words(many.layers)).toEqual([]);
  });

  it('is empty without infusions', () => {
    expect(infusionHead([], timeScale([], 'days'))).toEqual({
      layers: [],
      above: 0,
      every: 1,
      withoutDoses: false,
    });
  });
});
