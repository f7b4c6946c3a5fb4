import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packRows } from './pack-rows.js';

const extents = fc
  .array(fc.record({ from: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 1, max: 90 }) }))
  .map((list) =>
    list.map(({ from, length }) => ({ from, to: from + length })).sort((a, b) => a.from - b.from),
  );

describe('packRows', () => {
  it('puts what would touch into the next row', () => {
    expect(
      packRows([
        { from: 0, to: 10 },
        { from: 5, to: 8 },
        { from: 9, to: 20 },
        { from: 10, to: 30 },
      ]),
    ).toEqual([0, 1, 1, 0]);
  });

  it('lets nothing touch while there are rows', () => {
    fc.assert(
      fc.property(extents, (list) => {
        const rows = packRows(list);
        for (const [index, { from }] of list.entries())
          for (const [before, { to }] of list.slice(0, index).entries())
            if (rows[before] === rows[index]) expect(to).toBeLessThanOrEqual(from);
      }),
    );
  });

  it('never takes more rows than it may', () => {
    fc.assert(fc.property(extents, (list) => packRows(list, 3).every((row) => row >= 0 && row < 3)));
  });
});
