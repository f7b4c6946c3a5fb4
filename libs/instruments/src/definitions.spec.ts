import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Instrument } from '#contracts';
import { builtInInstruments, findBuiltIn } from './registry.js';

const page = (key: string) => new URL(`../../../docs/instruments/${key}.md`, import.meta.url);

describe.each(builtInInstruments.map((instrument) => [instrument.key, instrument] as const))(
  'the definition of %s',
  (key, instrument) => {
    const numbers = instrument.items.map(({ number }) => number);

    it('is plain data that its schema keeps whole', () => {
      const sent: unknown = JSON.parse(JSON.stringify(instrument));
      expect(Instrument.parse(sent)).toEqual(instrument);
    });

    it('numbers its items in order', () => {
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    });

    it('has a total that runs from all lowest to all highest, counted as it is scored, or none at all', () => {
      const { triage, total, missing, subscales } = instrument;
      const parts = missing.from === 'items' ? [{ items: numbers }] : subscales;
      const end = (which: 'min' | 'max') =>
        parts.reduce((sum, part) => {
          const ends = part.items.map((number) => instrument.items[number - 1]?.[which] ?? NaN);
          const highest = 'combine' in part && part.combine === 'max';
          return sum + (highest ? Math.max(...ends) : ends.reduce((all, each) => all + each, 0));
        }, 0) * (total.times ?? 1);
      expect({ min: total.min, max: total.max }).toEqual(
        triage ? { min: 0, max: 0 } : { min: end('min'), max: end('max') },
      );
    });

    it('puts every item into exactly one subscale, where it has subscales, but for those that only open others', () => {
      const placed = instrument.subscales.flatMap(({ items }) => items);
      const gates = (instrument.skips ?? []).map(({ item }) => item);
      const scored = numbers.filter((number) => placed.includes(number) || !gates.includes(number));
      if (instrument.subscales.length > 0) expect(placed.toSorted((a, b) => a - b)).toEqual(scored);
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

    it('names its cut-offs within its total, each with a meaning, a source and a recall that it has', () => {
      for (const { at, meaning, recall, source } of instrument.cutoffs ?? []) {
        expect(at).toBeGreaterThanOrEqual(instrument.total.min);
        expect(at).toBeLessThanOrEqual(instrument.total.max);
        expect([meaning, source]).not.toContain('');
        if (recall) expect(instrument.recalls).toContain(recall);
      }
    });

    it('skips and triages only by items that it has, each item at one level', () => {
      for (const { item, answer, items } of instrument.skips ?? []) {
        expect(instrument.items[item - 1]?.min).toBe(answer);
        expect(numbers).toEqual(expect.arrayContaining(items));
        expect(items).not.toContain(item);
      }
      const levels = instrument.triage?.levels ?? [];
      if (levels.length > 0)
        expect(levels.flatMap(({ items }) => items).toSorted((a, b) => a - b)).toEqual(numbers);
      expect(levels.map(({ level }) => level)).toEqual(levels.length > 0 ? ['high', 'moderate', 'low'] : []);
    });

    it('codes each form and total once, for one recall that it has', () => {
      const coded = (instrument.codes ?? []).map(({ codes, recall }) => `${codes} ${recall}`);
      expect(new Set(coded).size).toBe(coded.length);
      for (const { recall } of instrument.codes ?? []) expect(instrument.recalls).toContain(recall);
    });

    it('has bands, if any, that cover the whole range without gap or overlap', () => {
      const bands = instrument.bands ?? [];
      const covered = bands.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, n) => from + n),
      );
      const { min, max } = instrument.total;
      if (bands.length > 0) expect(covered).toEqual(Array.from({ length: max - min + 1 }, (_, n) => min + n));
    });

    it('has a page that names its licence, its missing rule, every source and every cut-off with its source', () => {
      expect(existsSync(page(key))).toBe(true);
      const text = readFileSync(page(key), 'utf8').replace(/\s+/g, ' ');
      for (const said of [instrument.licence ?? '', instrument.missing.text, ...instrument.sources])
        expect(text).toContain(said);
      for (const { at, meets, source } of instrument.cutoffs ?? []) {
        expect(text).toContain(`| ${at} or ${meets === 'at-or-above' ? 'higher' : 'lower'} `);
        expect(text).toContain(source);
      }
    });

    it('is found by its key', () => {
      expect(findBuiltIn(key)).toBe(instrument);
    });
  },
);

describe('licences', () => {
  const worded = ['pcl-5', 'phq-9', 'gad-7', 'pc-ptsd-5', 'caps-5'];

  it('keep the wording of all others out', () => {
    for (const { key, items } of builtInInstruments)
      if (!worded.includes(key)) expect(items.some(({ text }) => text !== undefined)).toBe(false);
  });

  it('let the wording of those that may be passed on be shown, item by item', () => {
    for (const key of worded) {
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
