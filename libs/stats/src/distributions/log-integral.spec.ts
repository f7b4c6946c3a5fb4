import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logIntegral } from './log-integral.js';

describe('the integral over the line', () => {
  it('of a bell is its width times sqrt(2 pi), wherever it stands and however high', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 1e-3, max: 20, noNaN: true }),
        fc.double({ min: -900, max: 900, noNaN: true }),
        (centre, width, height) => {
          const log = logIntegral((x) => height - ((x - centre) / width) ** 2 / 2);
          expect(Math.abs(log - height - Math.log(width * Math.sqrt(2 * Math.PI)))).toBeLessThanOrEqual(
            2e-12,
          );
        },
      ),
    );
  });

  it('of exp(a x - exp x) is the gamma function of a: (a - 1)! for a whole a', () => {
    let factorial = 1;
    for (let a = 1; a <= 20; a++) {
      expect(Math.abs(logIntegral((x) => a * x - Math.exp(x)) - Math.log(factorial))).toBeLessThanOrEqual(
        2e-14 * a,
      );
      factorial *= a;
    }
  });

  it('is refused where it does not settle', () => {
    // A comb: each halving of the step meets other teeth.
    expect(() => logIntegral((x) => -x * x + 10 * Math.sin(1e9 * x))).toThrow('The integral did not settle');
  });
});
