import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pixelAxis } from './pixel-axis.js';

const ends = { from: 300, to: 0 };

describe('pixelAxis', () => {
  it('has round ticks inside the domain', () => {
    expect(pixelAxis([0, 80], { ...ends, nice: false, wanted: 6 }).ticks).toEqual([0, 20, 40, 60, 80]);
    expect(pixelAxis([0, 1], { ...ends, nice: false, wanted: 4 }).ticks).toEqual([0, 0.5, 1]);
    expect(pixelAxis([0.1, 0.6], { ...ends, nice: false }).ticks).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
  });

  it('is widened to its ticks where it may be', () => {
    expect(pixelAxis([-33, 4], { ...ends, nice: true }).domain).toEqual([-35, 5]);
  });

  it('puts the ends of the domain at the ends in px, and every tick between', () => {
    const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(value, value, fc.boolean(), (a, b, nice) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-6);
        const { domain, ticks, toPixel } = pixelAxis([low, high], { ...ends, nice });
        expect(toPixel(domain[0])).toBeCloseTo(300, 6);
        expect(toPixel(domain[1])).toBeCloseTo(0, 6);
        expect(domain[0] <= low && high <= domain[1]).toBe(true);
        const hair = (domain[1] - domain[0]) * 1e-9;
        for (const tick of ticks) expect(tick >= domain[0] - hair && tick <= domain[1] + hair).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('has a place for a domain without length', () => {
    expect(pixelAxis([5, 5], { ...ends, nice: false }).toPixel(5)).toBe(300);
  });
});
