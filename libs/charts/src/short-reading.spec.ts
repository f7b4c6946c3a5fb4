import { describe, expect, it } from '@jest/globals';
import { asSentence } from './as-sentence.js';
import { shortReading } from './short-reading.js';

const visits = [['At T1 it was so.'], ['At T2 it was so.', 'At T2 it was not.'], ['At T3 it was so.']];

describe('shortReading', () => {
  it('is the whole reading where there is room', () => {
    expect(shortReading(visits, 600)).toBe(visits.flat().join(' '));
    expect(shortReading([], 600)).toBe('');
  });

  it('keeps the last visits where there is not', () => {
    expect(shortReading(visits, 160, 2)).toBe('At T2 it was so. At T2 it was not. At T3 it was so.');
  });

  it('keeps the last visit whole, and no part of another', () => {
    expect(shortReading(visits, 110, 2)).toBe('At T3 it was so.');
    expect(shortReading(visits.slice(0, 2), 20, 1)).toBe('At T2 it was so. At T2 it was not.');
  });
});

describe('asSentence', () => {
  it('ends what has no end', () => {
    expect(['No fit', ' No fit. ', 'Why?', ''].map(asSentence)).toEqual(['No fit.', 'No fit.', 'Why?', '']);
  });
});
