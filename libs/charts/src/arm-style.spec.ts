import { describe, expect, it } from '@jest/globals';
import { armStyle } from './arm-style.js';

describe('armStyle', () => {
  it('differs in all three ways among six arms', () => {
    const styles = Array.from({ length: 6 }, (_, index) => armStyle(index));
    for (const part of ['colour', 'shape', 'dash'] as const)
      expect(new Set(styles.map((style) => String(style[part]))).size).toBe(6);
  });

  it('differs in some way among 42 arms', () => {
    const styles = Array.from({ length: 42 }, (_, index) => JSON.stringify(armStyle(index)));
    expect(new Set(styles).size).toBe(42);
  });

  it('has no style before the first arm', () => {
    expect(() => armStyle(-1)).toThrow(RangeError);
  });
});
