import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

/** The same value with every object's keys put in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts keys by code unit and writes no white space', () => {
    expect(canonicalJson({ b: [1, true, null], a: { 10: 'x', 9: 'y' }, B: '"' })).toBe(
      '{"B":"\\"","a":{"10":"x","9":"y"},"b":[1,true,null]}',
    );
  });

  it('writes a bigint as decimal text and leaves out what is undefined', () => {
    expect(canonicalJson({ sum: -(10n ** 20n), gone: undefined })).toBe('{"sum":"-100000000000000000000"}');
  });

  it('refuses numbers that JSON would turn into null', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(() => canonicalJson({ a: [value] })).toThrow(TypeError);
  });

  it('refuses what JSON would drop or change in silence', () => {
    for (const value of [
      undefined,
      [undefined],
      Object.assign([], { length: 1 }),
      () => 1,
      Symbol('s'),
      new Date(0),
      new Map(),
      new (class A {})(),
    ])
      expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
