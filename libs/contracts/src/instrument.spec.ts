import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Instrument, NewInstrument } from './instrument.js';

const totals = {
  key: 'caps-5',
  name: 'CAPS-5',
  recall: 'P7D',
  kind: 'total',
  min: 0,
  max: 80,
  decimals: 0,
  better: 'lower',
};
const items = {
  ...totals,
  kind: 'items',
  max: 4,
  items: [{ number: 1 }, { number: 2, subscale: 'b', max: 6 }],
};

/** Where the body breaks a rule. */
const broken = (body: object): string[] => {
  const { error } = NewInstrument.safeParse(body);
  return (error?.issues ?? []).map(({ path }) => `/${path.map(String).join('/')}`);
};

describe('a new instrument', () => {
  it('may take totals, or items', () => {
    expect(NewInstrument.parse(totals)).toEqual(totals);
    expect(NewInstrument.parse(items)).toEqual(items);
  });

  it('has no recall and no decimals unless it says so', () => {
    const { recall, decimals, ...rest } = totals;
    expect(NewInstrument.parse(rest)).toMatchObject({ recall: null, decimals: 0 });
    expect([recall, decimals]).toEqual(['P7D', 0]);
  });

  it('takes its bounds as numbers or as decimal texts', () => {
    expect(NewInstrument.parse({ ...totals, min: '-0.50', max: '99.95', decimals: 2 })).toMatchObject({
      min: -0.5,
      max: 99.95,
    });
    expect(NewInstrument.parse({ ...totals, min: 1e-7, max: 1, decimals: 7 }).min).toBe(1e-7);
  });

  it.each([
    ['an unknown key', { colour: 'red' }, '/'],
    ['a colon in its key, which separates the recall in a series', { key: 'caps:5' }, '/key'],
    ['a capital in its key', { key: 'CAPS' }, '/key'],
    ['a key of 65 characters', { key: 'a'.repeat(65) }, '/key'],
    ['a recall that is not on offer', { recall: 'P2W' }, '/recall'],
    ['an empty name', { name: '' }, '/name'],
    ['a minimum that is not less than the maximum', { min: 80 }, '/max'],
    ['more than 15 decimals', { decimals: 16 }, '/decimals'],
    ['half a decimal', { decimals: 0.5 }, '/decimals'],
    ['a bound with more decimals than declared', { max: 80.5 }, '/max'],
    ['a bound in text with more decimals than declared', { min: '0.05', decimals: 1 }, '/min'],
    ['a bound with more than 15 digits', { max: '1234567890.1234567', decimals: 15 }, '/max'],
    ['a bound that a double does not hold', { max: 1e15 }, '/max'],
    ['a bound that is no number', { max: '8O' }, '/max'],
    ['an infinite bound', { max: Infinity }, '/max'],
    ['another direction', { better: 'sideways' }, '/better'],
    ['items where only totals are taken', { items: [{ number: 1 }] }, '/items'],
  ])('may not have %s', (_, change, pointer) => {
    expect(broken({ ...totals, ...change })).toContain(pointer);
  });

  it.each([
    ['no items', { items: undefined }, '/items'],
    ['an empty list of items', { items: [] }, '/items'],
    ['more than 200 items', { items: Array.from({ length: 201 }, (_, n) => ({ number: n + 1 })) }, '/items'],
    ['a gap in its numbers', { items: [{ number: 1 }, { number: 3 }] }, '/items/1/number'],
    ['a number twice', { items: [{ number: 1 }, { number: 1 }] }, '/items/1/number'],
    ['an item without a range', { items: [{ number: 1, min: 4 }] }, '/items/0/max'],
    ['an item with half points', { items: [{ number: 1, max: 2.5 }] }, '/items/0/max'],
    ['an unknown key in an item', { items: [{ number: 1, text: 'Wording' }] }, '/items/0'],
    ['decimals', { decimals: 1 }, '/decimals'],
    ['half points', { max: 4.5 }, '/max'],
    ['answers whose sum might need more than 15 digits', { max: 1e9 }, '/max'],
  ])('of items may not have %s', (_, change, pointer) => {
    expect(broken({ ...items, ...change })).toContain(pointer);
  });

  it('says everything that is wrong at once', () => {
    expect(broken({ ...items, decimals: 1, max: 0.5, items: [{ number: 2 }] })).toEqual([
      '/decimals',
      '/max',
      '/items/0/number',
    ]);
  });

  it('can be written as a JSON schema', () => {
    expect(() => z.toJSONSchema(NewInstrument, { io: 'input' })).not.toThrow();
    expect(() => z.toJSONSchema(Instrument)).not.toThrow();
  });
});
