import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addEntry, addTally, canonicalTally, emptyTally, type Tally } from './tally.js';

const tallies: fc.Arbitrary<Tally> = fc
  .array(fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('n', 's0', '10', '9'), fc.bigInt(-9n, 9n)))
  .map((entries) => {
    const tally = emptyTally();
    for (const [part, entry, weight] of entries) addEntry(tally, part, entry, weight);
    return tally;
  });

const sum = (...terms: Tally[]): Tally => terms.reduce((total, term) => addTally(total, term), emptyTally());
const text = (tally: Tally): string => JSON.stringify(canonicalTally(tally));

describe('tallies form a commutative group', () => {
  it('addition is associative', () => {
    fc.assert(
      fc.property(tallies, tallies, tallies, (a, b, c) => {
        expect(text(sum(sum(a, b), c))).toBe(text(sum(a, sum(b, c))));
      }),
    );
  });

  it('addition is commutative', () => {
    fc.assert(
      fc.property(tallies, tallies, (a, b) => {
        expect(text(sum(a, b))).toBe(text(sum(b, a)));
      }),
    );
  });

  it('the empty tally is the zero', () => {
    fc.assert(
      fc.property(tallies, (a) => {
        expect(text(sum(a, emptyTally()))).toBe(text(a));
      }),
    );
  });

  it('adding and then subtracting gives back the same bytes', () => {
    fc.assert(
      fc.property(tallies, tallies, (a, b) => {
        expect(text(addTally(sum(a, b), b, -1n))).toBe(text(a));
      }),
    );
  });

  it('a tally less itself holds no part', () => {
    fc.assert(
      fc.property(tallies, (a) => {
        expect(addTally(sum(a), a, -1n).size).toBe(0);
      }),
    );
  });

  it('a weight counts as repeated addition', () => {
    fc.assert(
      fc.property(tallies, tallies, (a, b) => {
        expect(text(addTally(sum(a), b, 3n))).toBe(text(sum(a, b, b, b)));
      }),
    );
  });
});

describe('the canonical form', () => {
  it('orders parts and entries by code unit', () => {
    const tally = emptyTally();
    for (const entry of ['n', '9', '10']) addEntry(tally, 'b', entry, 2n);
    addEntry(tally, 'B', 'n', -1n);
    expect(canonicalTally(tally)).toEqual([
      ['B', [['n', '-1']]],
      [
        'b',
        [
          ['10', '2'],
          ['9', '2'],
          ['n', '2'],
        ],
      ],
    ]);
  });

  it('ignores a weight of zero', () => {
    const tally = emptyTally();
    addEntry(tally, 'p', 'n', 0n);
    expect(tally.size).toBe(0);
  });
});
