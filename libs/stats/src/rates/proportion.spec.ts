import { describe, expect, it } from '@jest/globals';
import { checkProportion } from './proportion.js';

describe('a proportion', () => {
  it('is any whole x of n, nobody of nobody too', () => {
    for (const proportion of [
      { x: 0, n: 0 },
      { x: 0, n: 3 },
      { x: 3, n: 3 },
      { x: 1, n: 2 ** 26 },
    ])
      expect(() => checkProportion(proportion)).not.toThrow();
  });

  it('is nothing else', () => {
    for (const proportion of [
      { x: 4, n: 3 },
      { x: -1, n: 3 },
      { x: 0, n: -1 },
      { x: 0.5, n: 3 },
      { x: 1, n: 3.5 },
      { x: 1, n: 2 ** 26 + 1 },
      { x: Number.NaN, n: 3 },
      { x: 1, n: Number.NaN },
      { x: 1, n: Infinity },
    ])
      expect(() => checkProportion(proportion)).toThrow(RangeError);
  });
});
