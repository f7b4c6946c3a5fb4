import { describe, expect, it } from '@jest/globals';
import { gaussLegendre } from './gauss-legendre.js';

describe('the Gauss-Legendre rule', () => {
  it('of two points is 1 at -+ 1 / sqrt 3', () => {
    const [one, two] = gaussLegendre(2);
    expect(one?.node).toBeCloseTo(Math.sqrt(1 / 3), 15);
    expect(two?.node).toBeCloseTo(-Math.sqrt(1 / 3), 15);
    expect(one?.weight).toBeCloseTo(1, 15);
    expect(two?.weight).toBeCloseTo(1, 15);
  });

  it('of n points integrates every power up to 2n - 1', () => {
    for (const n of [1, 5, 16, 30])
      for (let power = 0; power < 2 * n; power++) {
        const sum = gaussLegendre(n).reduce((total, { node, weight }) => total + weight * node ** power, 0);
        expect(Math.abs(sum - (power % 2 === 0 ? 2 / (power + 1) : 0))).toBeLessThanOrEqual(5e-15);
      }
  });
});
