import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadColumns } from './spread-columns.js';

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('spreadColumns', () => {
  it('leaves places alone that are far enough apart', () => {
    expect(spreadColumns([10, 60, 120], 40, 0, 200)).toEqual([10, 60, 120]);
  });

  it('moves two crowded places apart around their middle', () => {
    expect(spreadColumns([100, 100], 40, 0, 200)).toEqual([80, 120]);
  });

  it('stays inside the ends', () => {
    expect(spreadColumns([0, 5], 40, 0, 200)).toEqual([0, 40]);
    expect(spreadColumns([195, 200], 40, 0, 200)).toEqual([160, 200]);
  });

  it('keeps the gap, and no shift of all columns together is nearer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }), (places) => {
        const wanted = places.sort((a, b) => a - b);
        const placed = spreadColumns(wanted, 30, -1e4, 1e4);
        for (const [index, place] of placed.entries())
          if (index > 0) expect(place - (placed[index - 1] ?? place)).toBeGreaterThan(30 - 1e-9);
        expect(sum(placed)).toBeCloseTo(sum(wanted), 6);
      }),
    );
  });
});
