import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logIntegral } from './log-integral.js';
import { normalCdf } from './normal.js';

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

  it('sees a step a million times narrower than the peak, at a bend that is named', () => {
    for (const at of [-3, -0.1, 0, 0.7, 2]) {
      // A logistic step of width 1e-6 keeps what is right of it: the upper tail of the bell, and pi^2 / 6 width^2 of it.
      const step = (x: number) => -Math.log1p(Math.exp(Math.min((at - x) / 1e-6, 700)));
      const log = logIntegral((x) => step(x) - (x * x) / 2, { at, width: 1e-6 });
      const expected = Math.sqrt(2 * Math.PI) * normalCdf(-at);
      expect(Math.abs(Math.exp(log) / expected - 1)).toBeLessThanOrEqual(1e-10);
    }
  });

  it('is refused where it does not settle', () => {
    // A comb: each halving meets other teeth.
    expect(() => logIntegral((x) => -x * x + 10 * Math.sin(1e9 * x))).toThrow('The integral did not settle');
  });
});
