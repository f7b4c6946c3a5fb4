import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Instrument } from '#contracts';
import { builtInInstruments, findBuiltIn } from './registry.js';

const page = (key: string) => new URL(`../../../docs/instruments/${key}.md`, import.meta.url);

describe.each(builtInInstruments.map((instrument) => [instrument.key, instrument] as const))(
  'the definition of %s',
  (key, instrument) => {
    const numbers = instrument.items.map(({ number }) => number);
    const sum = (end: 'min' | 'max') => instrument.items.reduce((total, item) => total + item[end], 0);

    it('is plain data that its schema keeps whole', () => {
      const sent: unknown = JSON.parse(JSON.stringify(instrument));
      expect(Instrument.parse(sent)).toEqual(instrument);
    });

    it('numbers its items in order, and its total is their range', () => {
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(instrument.total).toEqual({ min: sum('min'), max: sum('max') });
    });

    it('puts every item into exactly one subscale, where it has subscales', () => {
      const placed = instrument.subscales.flatMap(({ items }) => items);
      if (instrument.subscales.length > 0) expect(placed.toSorted((a, b) => a - b)).toEqual(numbers);
      else expect(instrument.missing.from).toBe('items');
    });

    it('lets fewer items of a subscale be blank than it has', () => {
      for (const { items, mayMiss } of instrument.subscales) expect(mayMiss).toBeLessThan(items.length);
      expect(instrument.missing.mayMiss).toBeLessThan(numbers.length);
    });

    it('judges and flags only by items and answers that it has, each item in one cluster at most', () => {
      const clustered = (instrument.diagnosis?.clusters ?? []).flatMap(({ items }) => items);
      expect(new Set(clustered).size).toBe(clustered.length);
      expect(numbers).toEqual(expect.arrayContaining(clustered));
      for (const { item, atLeast } of instrument.critical ?? []) {
        expect(instrument.items[item - 1]?.min).toBeLessThan(atLeast);
        expect(instrument.items[item - 1]?.max).toBeGreaterThanOrEqual(atLeast);
      }
    });

    it('has bands, if any, that cover the whole range without gap or overlap', () => {
      const bands = instrument.bands ?? [];
      const covered = bands.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, n) => from + n),
      );
      const { min, max } = instrument.total;
      if (bands.length > 0) expect(covered).toEqual(Array.from({ length: max - min + 1 }, (_, n) => min + n));
    });

    it('has a page that names its licence, its missing rule and every source', () => {
      expect(existsSync(page(key))).toBe(true);
      const text = readFileSync(page(key), 'utf8').replace(/\s+/g, ' ');
      for (const said of [instrument.licence ?? '', instrument.missing.text, ...instrument.sources])
        expect(text).toContain(said);
    });

    it('is found by its key', () => {
      expect(findBuiltIn(key)).toBe(instrument);
    });
  },
);

describe('licences', () => {
  it('keep the wording of the IES-R out', () => {
    expect(findBuiltIn('ies-r')?.items.some(({ text }) => text !== undefined)).toBe(false);
  });

  it('let the wording of the PCL-5 and the PHQ-9 be shown, item by item', () => {
    for (const key of ['pcl-5', 'phq-9']) {
      const texts = findBuiltIn(key)?.items.map(({ text }) => text) ?? [];
      expect(texts).not.toContain(undefined);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});

describe('a key that nobody ships', () => {
  it('is not found', () => {
    expect(findBuiltIn('pcl-c')).toBeUndefined();
  });
});
