import { describe, expect, it } from '@jest/globals';
import { Instrument, NewInstrument } from '#contracts';
import { instrumentFrom } from './registry.js';
import { scoreForm } from './score-form.js';

const body = NewInstrument.parse({
  key: 'own',
  name: 'Own',
  recall: 'P7D',
  kind: 'items',
  items: [
    { number: 1, subscale: 'body' },
    { number: 2, subscale: 'mind', min: 1, max: 5 },
    { number: 3, subscale: 'body' },
    { number: 4 },
  ],
  min: 0,
  max: 3,
  decimals: 0,
  better: 'higher',
});

describe('a clinic’s own instrument', () => {
  const own = instrumentFrom(body);

  it('is a definition like those that ship', () => {
    expect(Instrument.parse(JSON.parse(JSON.stringify(own)))).toEqual(own);
    expect(own).toMatchObject({ key: 'own', version: 1, recalls: ['P7D'], better: 'higher' });
  });

  it('derives its total from its items, each with its own range where it has one', () => {
    expect(own.total).toEqual({ min: 0 + 1 + 0 + 0, max: 3 + 5 + 3 + 3 });
    expect(own.items[1]).toEqual({ number: 2, min: 1, max: 5 });
  });

  it('takes its subscales from its items', () => {
    expect(own.subscales.map(({ key, items }) => [key, items])).toEqual([
      ['body', [1, 3]],
      ['mind', [2]],
    ]);
    expect(scoreForm(own, [1, 5, 2, 3])).toMatchObject({ ticks: 11n, subscales: { body: 3n, mind: 5n } });
  });

  it('fills nothing in', () => {
    expect(scoreForm(own, [1, 5, null, 3])).toMatchObject({
      ticks: null,
      method: 'not scored',
      subscales: { body: null, mind: 5n },
    });
    expect(own.missing.text).toContain('no total while an item is blank');
  });

  it('may be totals alone', () => {
    const { items, ...rest } = body;
    expect(items).toHaveLength(4);
    const totals = instrumentFrom({ ...rest, kind: 'total', recall: null, min: -10, max: 10.5, decimals: 1 });
    expect(totals).toMatchObject({ items: [], subscales: [], recalls: [], total: { min: -10, max: 10.5 } });
  });
});
