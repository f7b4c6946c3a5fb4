import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fractionOf, toDouble, type Fraction } from './fraction.js';
import { compareToCutOff, cutOffValue, type NormCutOff } from './norm-cut-off.js';
import { normsOf } from './norms.js';

const clinical = normsOf(40, 10);
const functional = normsOf(12, 8);

describe('the cut-offs of Jacobson & Truax', () => {
  it('where lower is better', () => {
    expect(cutOffValue({ type: 'a', better: 'lower', clinical })).toBe(40 - 2 * 10);
    expect(cutOffValue({ type: 'b', better: 'lower', functional })).toBe(12 + 2 * 8);
    expect(cutOffValue({ type: 'c', clinical, functional })).toBe((10 * 12 + 8 * 40) / (10 + 8));
  });

  it('where higher is better', () => {
    expect(cutOffValue({ type: 'a', better: 'higher', clinical: functional })).toBe(12 + 2 * 8);
    expect(cutOffValue({ type: 'b', better: 'higher', functional: clinical })).toBe(40 - 2 * 10);
    expect(cutOffValue({ type: 'c', clinical: functional, functional: clinical })).toBe(
      (8 * 40 + 10 * 12) / (8 + 10),
    );
  });

  it('b uses the SD of the functional population and not of the clinical one', () => {
    const other = cutOffValue({ type: 'b', better: 'lower', functional });
    expect(other).not.toBe(12 + 2 * 10);
  });
});

describe('a score against a cut-off', () => {
  const cutOffs: NormCutOff[] = [
    { type: 'a', better: 'lower', clinical: normsOf(0.5, 0.1) },
    { type: 'b', better: 'lower', functional: normsOf(0.1, 0.1) },
    { type: 'c', clinical: normsOf(0.5, 0.1), functional: normsOf(0.1, 0.1) },
  ];

  it('is on it exactly, where a double is beside it', () => {
    // 0.5 - 2 * 0.1, 0.1 + 2 * 0.1 and (0.1 * 0.1 + 0.1 * 0.5) / 0.2 are all 0.3.
    for (const cutOff of cutOffs) {
      expect(compareToCutOff([3n, 10n], cutOff)).toBe(0);
      expect(compareToCutOff([3n * 10n ** 20n + 1n, 10n ** 21n], cutOff)).toBe(1);
      expect(compareToCutOff([3n * 10n ** 20n - 1n, 10n ** 21n], cutOff)).toBe(-1);
    }
    expect(cutOffs.map(cutOffValue)).not.toEqual([0.3, 0.3, 0.3]);
  });

  it('is where its double is, unless they are too near to tell', () => {
    const number = fc.integer({ min: 1, max: 8000 }).map((value) => value / 100);
    const cutOff = fc.record({
      type: fc.constantFrom('a' as const, 'b' as const, 'c' as const),
      better: fc.constantFrom('lower' as const, 'higher' as const),
      clinical: fc.tuple(number, number).map((pair) => normsOf(...pair)),
      functional: fc.tuple(number, number).map((pair) => normsOf(...pair)),
    });
    fc.assert(
      fc.property(number.map(fractionOf), cutOff, (score: Fraction, norms) => {
        const distance = toDouble(score) - cutOffValue(norms);
        fc.pre(Math.abs(distance) > 1e-9);
        expect(compareToCutOff(score, norms)).toBe(Math.sign(distance));
      }),
    );
  });
});
