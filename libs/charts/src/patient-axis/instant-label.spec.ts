import { describe, expect, it } from '@jest/globals';
import { dateLabel, instantLabel, numberLabel, timeLabel } from './instant-label.js';

describe('instantLabel', () => {
  it('shows the clinic’s clock with its zone', () => {
    expect(instantLabel('2026-03-01T09:00:00Z', 60)).toBe('2026-03-01 10:00 (UTC+01:00)');
    expect(instantLabel('2026-03-01T01:00:00Z', -210)).toBe('2026-02-28 21:30 (UTC-03:30)');
    expect(instantLabel('2026-03-01T10:00:00+01:00', 0)).toBe('2026-03-01 09:00 (UTC+00:00)');
    expect(dateLabel('2026-03-01T23:30:00Z', 60)).toBe('2026-03-02');
  });

  it('refuses what is no instant', () => {
    expect(() => instantLabel('soon', 0)).toThrow(RangeError);
  });
});

describe('numberLabel', () => {
  it('has no trailing zeros and no minus zero', () => {
    expect([12, 0.5, -0.04, 1 / 3].map((value) => numberLabel(value, 1))).toEqual(['12', '0.5', '0', '0.3']);
    expect(timeLabel(20.52, 'days')).toBe('day 20.5');
  });
});
