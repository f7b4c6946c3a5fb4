import { describe, expect, it } from '@jest/globals';
import type { Instrument } from '#contracts';
import { checkItems, checkTotal } from './check-answers.js';
import { iesR } from './ies-r.js';
import { pcl5 } from './pcl-5.js';
import { phq9 } from './phq-9.js';
import { instrumentFrom } from './registry.js';

const zeros = (instrument: Instrument): unknown[] => instrument.items.map(() => 0);
const tenths = instrumentFrom({
  key: 'pain',
  name: 'Pain',
  recall: null,
  kind: 'total',
  min: 0,
  max: 10,
  decimals: 1,
  better: 'lower',
});

describe('the answers of a form', () => {
  it.each([pcl5, iesR, phq9])('pass when each is in range or null ($name)', (instrument) => {
    expect(checkItems(instrument, zeros(instrument))).toEqual([]);
    expect(
      checkItems(
        instrument,
        instrument.items.map(({ max }) => max),
      ),
    ).toEqual([]);
    expect(
      checkItems(
        instrument,
        instrument.items.map(() => null),
      ),
    ).toEqual([]);
  });

  it('have to be as many as the form has items', () => {
    expect(checkItems(pcl5, zeros(pcl5).slice(1))).toEqual([
      { pointer: '/items', rule: 'length', detail: 'PCL-5 has 20 items, 19 were sent' },
    ]);
    expect(checkItems(phq9, [...zeros(phq9), 0])).toEqual([
      { pointer: '/items', rule: 'length', detail: 'PHQ-9 has 9 items, 10 were sent' },
    ]);
  });

  it.each(['3', true, {}, 1.5, NaN, Infinity, undefined])('are whole numbers or null, not %p', (answer) => {
    expect(checkItems(pcl5, zeros(pcl5).with(3, answer))).toEqual([
      { pointer: '/items/3', rule: 'whole-number', detail: 'Item 4 must be a whole number or null' },
    ]);
  });

  it('of a PCL-5 coded 1 to 5 are told how it is coded', () => {
    expect(checkItems(pcl5, zeros(pcl5).with(3, 5))).toEqual([
      { pointer: '/items/3', rule: 'range', detail: 'Item 4 is 5; PCL-5 is coded 0-4, not 1-5' },
    ]);
  });

  it('are not below the range either', () => {
    expect(checkItems(phq9, zeros(phq9).with(0, -1))).toMatchObject([{ pointer: '/items/0', rule: 'range' }]);
  });

  it('are told every broken rule at once', () => {
    const problems = checkItems(pcl5, [5, '1', 0.5]);
    expect(problems.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      '/items length',
      '/items/0 range',
      '/items/1 whole-number',
      '/items/2 whole-number',
    ]);
  });

  it.each(['0,1,2', { 0: 1 }, null, undefined])('are an array, not %p', (items) => {
    expect(checkItems(pcl5, items)).toMatchObject([{ pointer: '/items', rule: 'array' }]);
  });

  it('are not taken where only totals are recorded', () => {
    expect(checkItems(tenths, [])).toMatchObject([{ pointer: '/items', rule: 'no-items' }]);
  });

  it('are told the range of their own item where the instrument says nothing of its coding', () => {
    const mixed = instrumentFrom({
      key: 'mixed',
      name: 'Mixed',
      recall: null,
      kind: 'items',
      items: [{ number: 1 }, { number: 2, min: 1, max: 7 }],
      min: 0,
      max: 3,
      decimals: 0,
      better: 'higher',
    });
    expect(checkItems(mixed, [4, 0]).map(({ detail }) => detail)).toEqual([
      'Item 1 is 4; it is coded 0 to 3',
      'Item 2 is 0; it is coded 1 to 7',
    ]);
  });
});

describe('a total', () => {
  it('is answered in ticks, from a number or from text', () => {
    expect([checkTotal(pcl5, 80), checkTotal(pcl5, '41'), checkTotal(tenths, 7.5)]).toEqual([80n, 41n, 75n]);
  });

  it.each([81, -1, '80.0000001e+2'])('lies in the range of the instrument, unlike %p', (total) => {
    expect(checkTotal(pcl5, total)).toMatchObject({ pointer: '/total' });
  });

  it('is told the range', () => {
    expect(checkTotal(pcl5, 81)).toEqual({
      pointer: '/total',
      rule: 'range',
      detail: 'PCL-5 totals run from 0 to 80',
    });
  });

  it('has no more decimals than the instrument', () => {
    expect(checkTotal(pcl5, 40.5)).toMatchObject({ pointer: '/total', rule: 'decimal' });
    expect(checkTotal(tenths, '7.25')).toMatchObject({ pointer: '/total', rule: 'decimal' });
    expect(checkTotal(tenths, '7.50')).toBe(75n);
  });

  it('has at most 15 digits as a number', () => {
    expect(checkTotal(tenths, 1.2345678901234567)).toMatchObject({
      rule: 'decimal',
      detail: expect.stringContaining('send it as text'),
    });
  });

  it('is a number', () => {
    expect(checkTotal(pcl5, 'forty')).toMatchObject({ pointer: '/total', rule: 'decimal' });
  });
});
