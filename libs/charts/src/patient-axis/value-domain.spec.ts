import { describe, expect, it } from '@jest/globals';
import { valueDomain } from './value-domain.js';

describe('valueDomain', () => {
  it('is the full scale, or what the values span and a twentieth more at each end', () => {
    expect(valueDomain('full', [30, 50], [0, 80])).toEqual({ domain: [0, 80], nice: false });
    expect(valueDomain('data', [30, 50], [0, 80])).toEqual({ domain: [29, 51], nice: true });
  });

  it('does not leave the scale unless a value does', () => {
    expect(valueDomain('data', [0, 58], [0, 80]).domain).toEqual([0, 58 + 2.9]);
    expect(valueDomain('data', [-2, 80], [0, 80]).domain).toEqual([-2, 80]);
  });

  it('has room around values that are one and the same, and is full without any', () => {
    expect(valueDomain('data', [30], [0, 80]).domain).toEqual([26, 34]);
    expect(valueDomain('data', [0, 5e-324], [0, 80]).domain).toEqual([0, 4]);
    expect(valueDomain('data', [], [0, 80])).toEqual({ domain: [0, 80], nice: false });
  });
});
