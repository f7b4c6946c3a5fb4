import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ticksFromJson, ticksFromText, ticksToText } from './ticks.js';

const anyTicks = fc.oneof(fc.bigInt(-200n, 200n), fc.bigInt(-(10n ** 30n), 10n ** 30n));
const anyDecimals = fc.nat(15);

describe('ticks', () => {
  it('come back from their own text', () => {
    fc.assert(
      fc.property(anyTicks, anyDecimals, (ticks, decimals) => {
        expect(ticksFromText(ticksToText(ticks, decimals), decimals)).toBe(ticks);
      }),
    );
  });

  it('are the same with zeros behind the decimals, however many', () => {
    fc.assert(
      fc.property(anyTicks, anyDecimals, fc.nat(20), (ticks, decimals, zeros) => {
        const text = ticksToText(ticks, decimals);
        const longer = `${text}${text.includes('.') ? '' : '.0'}${'0'.repeat(zeros)}`;
        expect(ticksFromText(longer, decimals)).toBe(ticks);
      }),
    );
  });

  it('of a JSON number of at most 15 digits are those of its text', () => {
    const fifteen = fc.bigInt(-(10n ** 15n) + 1n, 10n ** 15n - 1n);
    fc.assert(
      fc.property(fifteen, anyDecimals, (ticks, decimals) => {
        expect(ticksFromJson(Number(ticksToText(ticks, decimals)), decimals)).toBe(ticks);
      }),
    );
  });

  it.each([
    ['0', 0, 0n],
    ['-0', 0, 0n],
    ['+41', 0, 41n],
    ['007', 0, 7n],
    ['0.1', 1, 1n],
    ['-12.5', 3, -12500n],
    ['1.10', 1, 11n],
    ['1e-7', 7, 1n],
    ['-2.5e-7', 8, -25n],
    ['1e+21', 0, 10n ** 21n],
    ['12e-1', 1, 12n],
  ])('read %s with %i decimals exactly', (text, decimals, ticks) => {
    expect(ticksFromText(text, decimals)).toBe(ticks);
  });

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '.5',
    '5.',
    '1,5',
    '1e5',
    '1E-5',
    '0x10',
    '--1',
    '1.2.3',
    'NaN',
    'Infinity',
    '١',
  ])('are not read from %j', (text) => {
    expect(() => ticksFromText(text, 15)).toThrow(/is not a decimal number/);
  });

  it.each([
    ['12.5', 0],
    ['0.01', 1],
    ['-0.01', 1],
    ['1e-7', 6],
  ])('are not read from %s with only %i decimals', (text, decimals) => {
    expect(() => ticksFromText(text, decimals)).toThrow(`${text} has more than ${decimals} decimals`);
  });

  it.each([0.1 + 0.2, 12.345678901234567, 1e15, 1e21, -1234567890123456])(
    'are not read from the JSON number %p, whose digits may not be those that were typed',
    (value) => {
      expect(() => ticksFromJson(value, 15)).toThrow(/more than 15 digits: send it as text/);
    },
  );

  it('are read from text of any length', () => {
    expect(ticksFromJson('12.345678901234567', 15)).toBe(12345678901234567n);
  });

  it.each([NaN, Infinity])('are not read from %p', (value) => {
    expect(() => ticksFromJson(value, 0)).toThrow(RangeError);
  });

  it('are written as short as they can be', () => {
    expect([
      ticksToText(0n, 2),
      ticksToText(-5n, 2),
      ticksToText(150n, 2),
      ticksToText(1500n, 2),
      ticksToText(41n, 0),
    ]).toEqual(['0', '-0.05', '1.5', '15', '41']);
  });
});
