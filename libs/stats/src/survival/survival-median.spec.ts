import { describe, expect, it } from '@jest/globals';
import { survivalMedian } from './survival-median.js';

const median = (...points: [number, number | null][]) =>
  survivalMedian(points.map(([time, value]) => ({ time, value })));

describe('the median of a survival curve', () => {
  it('is the first time at which the curve is below a half', () => {
    expect(median([1, 0.75], [2, 0.4], [3, 0.2])).toBe(2);
  });

  it('is the middle of the stretch on which the curve is a half', () => {
    expect(median([1, 0.75], [2, 0.5], [5, 0.25])).toBe(3.5);
    expect(median([1, 0.75], [2, 0.5], [4, 0.5], [5, 0.25])).toBe(3.5);
  });

  it('is where the curve comes to a half if it ends there', () => {
    expect(median([1, 0.75], [2, 0.5], [9, 0.5])).toBe(2);
  });

  it('takes a half with a rounding error for a half', () => {
    for (const half of [0.5 + 2 ** -53, 0.5 - 2 ** -54, 0.5 + 1e-8])
      expect(median([2, half], [4, 0.3])).toBe(3);
    expect(median([2, 0.5 + 1e-7], [4, 0.3])).toBe(4);
    expect(median([2, 0.5 - 1e-7], [4, 0.3])).toBe(2);
  });

  it('passes over what is null', () => {
    expect(median([0, null], [1, 0.6], [2, null], [3, 0.4])).toBe(3);
    expect(median([1, 0.6], [2, null])).toBeNull();
  });

  it('does not exist where the curve stays above a half', () => {
    expect(median([1, 0.75], [2, 0.51])).toBeNull();
    expect(median()).toBeNull();
  });
});
