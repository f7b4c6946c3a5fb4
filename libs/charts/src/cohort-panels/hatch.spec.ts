import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hatch } from './hatch.js';

const place = fc.double({ noNaN: true, min: 0, max: 200 });

describe('hatch', () => {
  it('stays inside its box and slants', () => {
    fc.assert(
      fc.property(place, place, place, place, (x, x2, y, y2) => {
        for (const span of hatch({ x, x2, y, y2 })) {
          for (const each of [span.x, span.x2]) {
            expect(each).toBeGreaterThanOrEqual(Math.min(x, x2) - 1e-9);
            expect(each).toBeLessThanOrEqual(Math.max(x, x2) + 1e-9);
          }
          for (const each of [span.y, span.y2]) {
            expect(each).toBeGreaterThanOrEqual(Math.min(y, y2) - 1e-9);
            expect(each).toBeLessThanOrEqual(Math.max(y, y2) + 1e-9);
          }
          expect(span.x2 - span.x).toBeCloseTo(span.y - span.y2, 9);
        }
      }),
    );
  });

  it('is empty for a box without height', () => {
    expect(hatch({ x: 0, x2: 3, y: 5, y2: 5 })).toEqual([]);
  });
});
