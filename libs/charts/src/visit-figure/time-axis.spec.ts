import { describe, expect, it } from '@jest/globals';
import { timeAxis, timedVisits } from './time-axis.js';

const visitsAt = (...hours: number[]) =>
  timedVisits(hours.map((hour) => ({ visit: `V${hour}`, label: `V${hour}`, hours: hour })));

describe('timeAxis', () => {
  it('counts hours up to ten days and days beyond', () => {
    expect(timeAxis(visitsAt(0, 24, 240), 500, 20)).toMatchObject({ title: 'Hours' });
    expect(timeAxis(visitsAt(0, 24, 241), 500, 20)).toMatchObject({ title: 'Days' });
  });

  it('has ticks on whole days', () => {
    expect(timeAxis(visitsAt(0, 24, 48, 72, 168), 500, 20).ticks).toEqual([0, 24, 48, 72, 96, 120, 144, 168]);
    expect(timeAxis(visitsAt(0, 24 * 84), 500, 20).ticks).toEqual([0, 14, 28, 42, 56, 70, 84]);
  });

  it('has few ticks over decades too', () => {
    expect(timeAxis(visitsAt(0, 24 * 365 * 50), 500, 20).ticks.length).toBeLessThanOrEqual(9);
  });

  it('puts the first and last visit the inset away from the ends', () => {
    const axis = timeAxis(visitsAt(-24, 0, 168), 500, 20);
    expect(axis.toPixel(-24)).toBeCloseTo(20, 9);
    expect(axis.toPixel(168)).toBeCloseTo(480, 9);
  });

  it('has an axis for one visit and for none', () => {
    expect(timeAxis(visitsAt(24), 500, 20).ticks).toEqual([24]);
    expect(timeAxis([], 500, 20).domain.every(Number.isFinite)).toBe(true);
  });

  it('orders the visits by time', () => {
    expect(visitsAt(72, 0, 24).map(({ hours }) => hours)).toEqual([0, 24, 72]);
  });
});
