import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Moments } from './moments.js';
import { standardisedChange } from './within-arm.js';

const momentsOf = (values: number[]): Moments => ({
  n: BigInt(values.length),
  sum: values.reduce((sum, value) => sum + BigInt(value), 0n),
  sumOfSquares: values.reduce((sum, value) => sum + BigInt(value) ** 2n, 0n),
});

type Pair = [before: number, after: number];
const of = (pairs: Pair[]) =>
  standardisedChange(
    momentsOf(pairs.map(([before, after]) => after - before)),
    momentsOf(pairs.map(([before]) => before)),
    momentsOf(pairs.map(([, after]) => after)),
    0,
  );

const score = fc.integer({ min: 0, max: 80 });
const pairs = fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 20 });

describe('change inside an arm', () => {
  it('has as d_z its t over the root of n', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const { n, t, dZ } = of(rows);
        if (t === null) expect(dZ).toBeNull();
        else expect(dZ! * Math.sqrt(n)).toBeCloseTo(t, 9);
      }),
    );
  });

  // Changes -10, -8, -2, 0: mean -5, sum of squares around it 68. Before and after 30, 20, 20, 10 and 20, 12, 18, 10:
  // sums of squares around their means 200 and 68.
  it('has d_av = -5 / sqrt((200/3 + 68/3) / 2) where d_z = -5 / sqrt(68/3)', () => {
    const { dAv, dZ } = of([
      [30, 20],
      [20, 12],
      [20, 18],
      [10, 10],
    ]);
    expect(dAv).toBeCloseTo(-5 / Math.sqrt((200 / 3 + 68 / 3) / 2), 12);
    expect(dZ).toBeCloseTo(-5 / Math.sqrt(68 / 3), 12);
  });

  it('is the same from whatever the scores are counted', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const shifted = rows.map(([before, after]): Pair => [before + 1e6, after + 1e6]);
        expect(of(shifted)).toEqual(of(rows));
      }),
    );
  });

  it('has neither t nor d_z where all change alike, and no d_av where nobody differs', () => {
    expect(
      of([
        [30, 20],
        [20, 10],
      ]),
    ).toMatchObject({ se: 0, lower: -10, upper: -10, t: null, p: null, dZ: null, dAv: -10 / Math.sqrt(50) });
    expect(
      of([
        [30, 20],
        [30, 20],
      ]),
    ).toMatchObject({ estimate: -10, se: 0, dZ: null, dAv: null });
  });

  it('is a change without a spread for one patient, and nothing for none', () => {
    const none = { se: null, df: null, lower: null, upper: null, t: null, p: null, dAv: null, dZ: null };
    expect(of([[30, 20]])).toEqual({ n: 1, estimate: -10, ...none });
    expect(of([])).toEqual({ n: 0, estimate: null, ...none });
  });
});
