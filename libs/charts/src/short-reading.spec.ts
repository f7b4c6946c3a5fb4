import { describe, expect, it } from '@jest/globals';
import { asSentence } from './as-sentence.js';
import { shortReading } from './short-reading.js';

const sentences = ['At T1 it was so.', 'At T2 it was so.', 'At T3 it was so.'];

describe('shortReading', () => {
  it('is the whole reading where there is room', () => {
    expect(shortReading(sentences, 600)).toBe(sentences.join(' '));
    expect(shortReading([], 600)).toBe('');
  });

  it('keeps the last sentences where there is not', () => {
    expect(shortReading(sentences, 110, 2)).toBe('At T2 it was so. At T3 it was so.');
    expect(shortReading(sentences, 20, 1)).toBe('At T3 it was so.');
  });
});

describe('asSentence', () => {
  it('ends what has no end', () => {
    expect(['No fit', ' No fit. ', 'Why?', ''].map(asSentence)).toEqual(['No fit.', 'No fit.', 'Why?', '']);
  });
});
