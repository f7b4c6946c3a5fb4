import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percent } from './percent.js';

describe('percent', () => {
  it('is whole where rounding does no harm', () => {
    expect(percent(21, 26)).toBe('81 %'); // 0.8077
    expect(percent(0, 5)).toBe('0 %');
    expect(percent(5, 5)).toBe('100 %');
  });

  it('never reaches a bound that the share does not', () => {
    expect(percent(999, 1000)).toBe('99.9 %');
    expect(percent(1, 1000)).toBe('0.1 %');
    expect(percent(43, 54, [0.8])).toBe('79.6 %'); // 0.7963
    expect(percent(4, 5, [0.8])).toBe('80 %');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(), (n, any) => {
        const x = any % (n + 1);
        const told = Number(percent(x, n, [0.8])?.replace(' %', '')) / 100;
        expect(told < 0.8).toBe(x < 0.8 * n);
        expect(told === 1).toBe(x === n);
        expect(told === 0).toBe(x === 0);
      }),
    );
  });

  it('is nothing of nobody', () => {
    expect(percent(0, 0)).toBeNull();
  });
});
